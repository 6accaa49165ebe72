import Foundation
import GRDB
import IndexService
import Messages

@testable import StageKit

/// An index in a real file of a temporary folder, in WAL with `synchronous` FULL; the folder goes with it.
final class TemporaryIndex {
    let queue: DatabaseQueue
    let archive: IndexArchive
    /// Whether each report does its share of the upkeep, as in the service.
    var isTidy = true
    private let folder: URL
    private var clock: Int64 = 1_700_000_000_000

    /// Makes one whose segments have as many reports as usual, or others.
    convenience init(reportsOfSegment: Int? = nil) throws {
        try self.init(reportsOfSegment.map { IndexArchive(reportsOfSegment: $0) } ?? IndexArchive())
    }

    /// Makes one that an archive's calls work on.
    init(_ archive: IndexArchive) throws {
        self.archive = archive
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("index-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        queue = try DatabaseQueue(path: folder.appendingPathComponent("index.sqlite").path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        try queue.write { db in for migration in IndexArchive.migrations { try migration.apply(db) } }
    }

    deinit {
        try? queue.close()
        try? FileManager.default.removeItem(at: folder)
    }

    @discardableResult
    func add(_ report: Report, tags: [String] = []) throws -> CommitOutcome {
        try add([report], tags: tags)[0]
    }

    @discardableResult
    func add(_ reports: [Report], tags: [String] = []) throws -> [CommitOutcome] {
        let entries = try reports.map { try IndexEntry(reportJSON: JSONEncoder().encode($0), tags: tags) }
        clock += 1000
        return try queue.write { db in
            try entries.map { entry in
                defer { if isTidy { _ = try? archive.tidy(bytes: IndexArchive.tidiedWithEach, in: db) } }
                return try archive.commit(entry, at: Timestamp(milliseconds: clock), in: db)
            }
        }
    }

    func search(_ words: String, limit: Int = 1000) throws -> SearchAnswer {
        try search(SearchQuery(words: words, limit: limit))
    }

    func search(_ query: SearchQuery) throws -> SearchAnswer { try queue.read { try archive.search(query, in: $0) } }

    /// Threads that read it besides.
    func sideReaders(_ most: Int) -> SideReaders { SideReaders(URL(fileURLWithPath: queue.path), most: most) }

    /// Does all upkeep that is left.
    func tidy() throws {
        while try queue.write({ try archive.tidy(bytes: 1 << 20, in: $0) }) {}
    }

    func found(_ words: String) throws -> Set<String> {
        Set(try search(words).hits.map(\.documentId))
    }

    func faults() throws -> [String] {
        try queue.read { try archive.verify($0) }
    }
}

/// A document id that a number stands for.
func documentId(_ number: Int) -> String {
    let hex = String(number, radix: 16)
    return String(repeating: "a", count: 8) + String(repeating: "0", count: 56 - hex.count) + hex
}

func makeReport(
    _ number: Int,
    _ text: String,
    title: String? = nil,
    series: String? = nil,
    revision: Int = 1,
    year: Int? = nil,
    agency: String? = nil
) throws -> Report {
    let id = documentId(number)
    let reader = try JSONDecoder().decode(
        ReaderIdentity.self,
        from: Data(#"{"version": "1", "lexicon": "1"}"#.utf8)
    )
    var report = Report(
        documentId: id,
        reportId: series ?? "series-\(number)",
        revision: revision,
        kind: .annualReport,
        source: ReportSource(fileName: "\(number).txt", mediaType: "text/plain", sha256: id, size: text.utf8.count),
        text: text,
        body: TextRange(0, text.unicodeScalars.count),
        reader: reader
    )
    report.title = title
    report.reportYear = year
    report.agency = agency.map { ReportAgency(key: $0, name: $0, kind: .department) }
    return report
}
