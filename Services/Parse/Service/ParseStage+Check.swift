import Foundation
import Messages
package import StageKit

/// A worker may be of another version, in another language, or broken: what it gives is looked at before it is kept.
extension ParseStage {
    /// Bytes of JSON that the head reads as a whole; the rare longer report is taken at its summary's word, since
    /// reading it would take a multiple of its size in memory.
    private static let longestCheck: Int64 = 4 << 20

    package func check(_ product: CommittedProduct<ParseProduct>) throws {
        guard let summary = product.product.summary, let body = product.body, body.size <= Self.longestCheck else {
            return
        }
        let stated = try JSONMembers.select(StatedReport.members, of: body.bytes())
        guard try JSONDecoder().decode(StatedReport.self, from: stated).fits(summary, product.product.reader) else {
            throw ProductError("the summary is not that of the report beside it")
        }
    }

    /// Refuses a product that is not one of its task.
    static func check(_ product: CommittedProduct<ParseProduct>, of task: CommittedTask<ReceivedDocument>) throws {
        let documentId: String
        switch (product.product.summary, product.product.rejection, product.product.members) {
        case (let summary?, nil, nil):
            guard product.body != nil else { throw ProductError("the product has a summary and no report") }
            let reportId = task.input.reportId ?? task.input.documentId
            guard summary.reportId == reportId else {
                throw ProductError("the report is called \(summary.reportId), and that of the task \(reportId)")
            }
            guard summary.revision == task.input.revision ?? 1 else {
                throw ProductError(
                    "the report's revision is \(summary.revision), and that of the task \(task.input.revision ?? 1)")
            }
            documentId = summary.documentId
        case (nil, let rejection?, nil): documentId = rejection.documentId
        case (nil, nil, let members?):
            guard (product.body != nil) == (members > 0) else {
                throw ProductError("the product has members without their bytes, or bytes of none")
            }
            documentId = task.subject
        default: throw ProductError("a product has a summary, a rejection or members, and only one of them")
        }
        guard documentId == task.subject else {
            throw ProductError("the product is of document \(documentId), and the task of \(task.subject)")
        }
    }
}
