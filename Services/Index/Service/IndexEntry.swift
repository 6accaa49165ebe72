package import Foundation
import Messages

/// A report made ready for the index by a worker: all that is costly is done, and the head only stores it.
///
/// ``record`` is small and travels as the payload of a result, ``content`` beside it as its bytes.
package struct IndexEntry: Sendable, Equatable {
    /// The columns of the report.
    package var record: IndexRecord
    /// The report's JSON and its index form, packed one behind the other.
    package var content: Data

    /// Puts an entry together again from what travelled.
    package init(record: IndexRecord, content: Data) {
        self.record = record
        self.content = content
    }

    /// Prepares a report from the JSON that parse wrote, which is kept byte for byte; pure, and made for workers.
    package init(reportJSON: Data, tags: [String] = []) throws {
        let report = try Self.read(reportJSON)
        let form = IndexForm(text: report.text, title: report.title, headings: report.headings)
        let packedReport = try Deflate.pack(reportJSON, level: Self.packing)
        let packedForm = try Deflate.pack(form.bytes, level: Self.packing)
        content = packedReport + packedForm
        record = IndexRecord(
            report,
            tags: tags,
            parts: IndexRecord.Parts(
                json: reportJSON.count,
                packedJSON: packedReport.count,
                form: form.bytes.count,
                packedForm: packedForm.count,
                isPartial: form.isPartial
            )
        )
    }

    /// The two parts of the content, still packed.
    func split() throws -> (json: Data, form: Data) {
        let parts = record.parts
        let (sum, overflow) = parts.packedJSON.addingReportingOverflow(parts.packedForm)
        guard !overflow, sum == content.count, parts.packedJSON > 0, parts.packedForm > 0, parts.form > 0,
            parts.json > 0, parts.form <= Self.formLimit, record.revision > 0
        else { throw IndexError(.malformed, "An index entry whose parts do not fit its bytes") }
        return (content.prefix(parts.packedJSON), content.suffix(parts.packedForm))
    }

    /// The report's JSON that the content holds.
    func reportJSON() throws -> Data { Data(try Deflate.unpack(split().json, size: record.parts.json)) }

    /// Bytes that no index form reaches: 4 million units of the longest kind would, but are words of 64 scalars.
    private static let formLimit = 400_000_000

    /// Measured: level 1 takes less than half the time of 6 and gives 10 % more bytes.
    private static let packing: Int32 = 1

    private static func read(_ json: Data) throws -> IndexedReport {
        let report: IndexedReport
        do {
            report = try JSONDecoder().decode(
                IndexedReport.self, from: JSONMembers.select(IndexedReport.members, of: json))
        } catch {
            throw IndexError(
                .malformed,
                "The report is not JSON of \(Report.schema)",
                hint: "Read the document again",
                cause: error
            )
        }
        guard Report.reads(schema: report.schema) else {
            throw IndexError(
                .malformed, "The report is written as \(report.schema), this program reads \(Report.schema)",
                hint: "Update Guidang")
        }
        return report
    }
}
