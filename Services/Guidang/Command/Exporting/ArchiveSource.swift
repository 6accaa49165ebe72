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
    private let compares: Bool
    /// The archive's own state when the export began.
    private let snapshot: String
    /// The documents that the query finds, ascending; nil without a query.
    private let documentIds: [String]?
    let set: ExportSet

    /// Asks the index which reports there are.
    /// - Parameter compares: Whether each is compared with all others, in an archive that stays as it is.
    init(_ archive: Archive, index: String?, query: String, compares: Bool) async throws {
        self.archive = archive
        self.index = index
        self.query = query
        self.compares = compares
        let (answer, _) = try await archive.reports(ReportsQuery(limit: 1), index: index)
        snapshot = answer.snapshot
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
        let chosen = hash.finalize().map { String(format: "%02x", $0) }.joined()
        // What comparing gives hangs on the reports that the query does not find, too.
        set = ExportSet(query: query, snapshot: compares ? "\(chosen) of \(answer.snapshot)" : chosen)
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

    var isUnchanged: Bool {
        get async throws {
            guard compares else { return true }
            let (answer, _) = try await archive.reports(ReportsQuery(limit: 1), index: index)
            return answer.snapshot == snapshot
        }
    }

    func page(after cursor: String?, limit: Int) async throws -> ExportPage {
        guard let documentIds else {
            let (answer, bodies) = try await archive.reports(
                ReportsQuery(after: cursor ?? "", limit: limit), index: index)
            return ExportPage(reports: try await reports(answer, bodies), next: answer.next)
        }
        let asked = Array(documentIds[Self.position(after: cursor, in: documentIds)...].prefix(limit))
        guard let last = asked.last else { return ExportPage(reports: [], next: nil) }
        let (answer, bodies) = try await archive.reports(
            ReportsQuery(after: cursor ?? "", limit: limit, documentIds: asked), index: index)
        let next = answer.next ?? (last == documentIds.last ? nil : last)
        return ExportPage(reports: try await reports(answer, bodies), next: next)
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

    private func reports(_ answer: ReportsAnswer, _ bodies: [Data]) async throws -> [ExportedReport] {
        let comparisons = compares ? try await comparisons(of: answer.entries.map(\.documentId)) : [:]
        return zip(answer.entries, bodies).map { entry, json in
            ExportedReport(json: json, tags: entry.tags, comparison: comparisons[entry.documentId])
        }
    }

    /// Compares documents, a few of them at a time.
    private func comparisons(of documentIds: [String]) async throws -> [String: Data] {
        var found: [String: Data] = [:]
        var waiting = documentIds[...]
        try await withThrowingTaskGroup(of: (String, Data).self) { group in
            func addNext() {
                guard let id = waiting.popFirst() else { return }
                group.addTask { [archive, index] in
                    (id, try await archive.compare(id, parts: ComparisonPart.exported, index: index).exported())
                }
            }
            for _ in 0..<Self.comparedAtOnce { addNext() }
            while let (id, comparison) = try await group.next() {
                found[id] = comparison
                addNext()
            }
        }
        return found
    }

    /// The index answers as many side by side.
    private static let comparedAtOnce = 4
}
