import Foundation
import GRDB
import IndexService
import Messages
import ReportExport

@testable import StageKit

/// An index in a file of a temporary folder; the folder goes with it.
final class ArchiveIndex: Sendable {
    private let queue: DatabaseQueue
    private let archive = IndexArchive()
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("export-index-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        queue = try DatabaseQueue(path: folder.appendingPathComponent("index.sqlite").path)
        // What a power cut would leave is no matter here.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF") }
        try queue.write { db in for migration in IndexArchive.migrations { try migration.apply(db) } }
    }

    deinit {
        try? queue.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What comes to an archive, or goes.
    enum Step: Sendable {
        case add(IndexEntry)
        case remove(documentId: String)
    }

    /// Takes the steps, each with its share of the upkeep, some of them in one transaction.
    func take(_ steps: [Step]) throws {
        for start in stride(from: 0, to: steps.count, by: 50) {
            try queue.write { db in
                for step in steps[start..<min(steps.count, start + 50)] {
                    switch step {
                    case .add(let entry): _ = try archive.commit(entry, at: Timestamp(milliseconds: 0), in: db)
                    case .remove(let id): _ = try archive.remove(documentId: id, in: db)
                    }
                    _ = try archive.tidy(bytes: IndexArchive.tidiedWithEach, in: db)
                }
            }
        }
    }

    func take(_ reports: [Report]) throws {
        try take(reports.map { .add(try IndexEntry(reportJSON: Data($0.json()))) })
    }

    /// What is wrong with it.
    func faults() throws -> [String] { try queue.read { try archive.verify($0) } }

    /// As the service answers it.
    func page(_ query: ReportsQuery) throws -> (answer: ReportsAnswer, bodies: [Data]) {
        try queue.read { try archive.page(query, in: $0) }
    }

    /// As the service answers it, and as an export has it; nil for what is no report.
    func comparison(_ documentId: String) throws -> Data? {
        try queue.read {
            try archive.compare(CompareQuery(id: documentId, parts: ComparisonPart.exported), in: $0)?.exported()
        }
    }
}
