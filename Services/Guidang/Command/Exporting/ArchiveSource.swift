import Crypto
import Foundation
import GuidangClient
import Messages
import ReportExport

/// The reports of an archive for an export: all of them, or those that a query finds.
struct ArchiveSource: ExportSource {
    private let archive: Archive
    private let index: String?
    private let query: String
    /// The documents that the query finds, ascending; nil without a query.
    private let documentIds: [String]?
    let set: ExportSet

    /// Asks the index which reports there are.
    init(_ archive: Archive, index: String?, query: String) async throws {
        self.archive = archive
        self.index = index
        self.query = query
        let (answer, _) = try await archive.reports(ReportsQuery(limit: 1), index: index)
        guard !query.isEmpty else {
            documentIds = nil
            set = ExportSet(query: "", snapshot: answer.snapshot)
            return
        }
        let found = try await Self.find(query, in: archive, index: index)
        documentIds = found.keys.sorted()
        // Which reports a query finds does not change with every report that comes.
        var hash = SHA256()
        for (id, revision) in found.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data("\(id) \(revision)\n".utf8))
        }
        set = ExportSet(query: query, snapshot: hash.finalize().map { String(format: "%02x", $0) }.joined())
    }

    /// The documents that a query finds, with the reading of each.
    private static func find(_ query: String, in archive: Archive, index: String?) async throws -> [String: Int] {
        var found: [String: Int] = [:]
        var page = SearchQuery(words: query, limit: 1000, order: .date, snippets: false)
        repeat {
            let answer = try await archive.search(page, index: index)
            for hit in answer.hits { found[hit.documentId] = hit.revision }
            page.cursor = answer.cursor
        } while page.cursor != nil
        return found
    }

    func page(after cursor: String?, limit: Int) async throws -> ExportPage {
        guard let documentIds else {
            let (answer, bodies) = try await archive.reports(
                ReportsQuery(after: cursor ?? "", limit: limit), index: index)
            return ExportPage(reports: Self.reports(answer, bodies), next: answer.next)
        }
        let asked = Array(documentIds[Self.position(after: cursor, in: documentIds)...].prefix(limit))
        guard let last = asked.last else { return ExportPage(reports: [], next: nil) }
        let (answer, bodies) = try await archive.reports(
            ReportsQuery(after: cursor ?? "", limit: limit, documentIds: asked), index: index)
        let next = answer.next ?? (last == documentIds.last ? nil : last)
        return ExportPage(reports: Self.reports(answer, bodies), next: next)
    }

    /// Where the first id above a cursor stands.
    private static func position(after cursor: String?, in ids: [String]) -> Int {
        guard let cursor else { return 0 }
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] <= cursor { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func reports(_ answer: ReportsAnswer, _ bodies: [Data]) -> [ExportedReport] {
        zip(answer.entries, bodies).map { entry, json in ExportedReport(json: json, tags: entry.tags) }
    }
}
