import Foundation
import GRDB
import Messages
import StageKit

/// Which series of versions a file belongs to: whose place it takes.
///
/// A name used again in the inbox means nothing, and neither does the same agency and year.
struct DocumentSeries {
    /// The series, or nil where it begins one of its own.
    let report: ContentHash?
    /// The declared source address.
    let source: String?
    private let isDeclared: Bool

    /// Finds it, before the file's own sighting is recorded.
    ///
    /// What is declared comes first, then the file that this one was before it changed in place in a kept folder, then
    /// the document of the same source address.
    init(of item: IntakeItem, in db: Database) throws {
        let declared = item.declared
        source = declared["source"].flatMap { $0.isEmpty ? nil : $0 }
        let superseded = declared["supersedes"].flatMap { ContentHash(hex: $0) }
        isDeclared = superseded != nil
        report =
            try superseded.map { try Self.series(ofDocument: $0, in: db) ?? $0 }
            ?? (item.isKept ? Self.series(ofFileAt: item.path, in: db) : nil)
            ?? source.flatMap { try Self.series(ofSource: $0, in: db) }
    }

    /// Notes what is declared of a document that is here already and is tried again.
    func declare(for document: ContentHash, in db: Database) throws {
        if let source {
            try db.execute(sql: "UPDATE document SET source = ? WHERE id = ?", arguments: [source, document.data])
        }
        if isDeclared, let report {
            try db.execute(
                sql: "UPDATE document SET report_id = ? WHERE id = ?", arguments: [report.data, document.data])
        }
    }

    private static func series(ofDocument id: ContentHash, in db: Database) throws -> ContentHash? {
        try DocumentRecord.find(id, in: db)?.report
    }

    private static func series(ofFileAt path: InboxPath, in db: Database) throws -> ContentHash? {
        try hash(
            """
            SELECT d.report_id FROM sighting s JOIN document d ON d.id = s.document
            WHERE s.path = ? AND s.raw_path IS ? AND s.present = 1 ORDER BY s.id DESC LIMIT 1
            """, [path.text, path.raw], in: db)
    }

    private static func series(ofSource source: String, in db: Database) throws -> ContentHash? {
        try hash(
            "SELECT report_id FROM document WHERE source = ? ORDER BY received_at DESC, rowid DESC LIMIT 1", [source],
            in: db)
    }

    private static func hash(_ sql: String, _ arguments: StatementArguments, in db: Database) throws -> ContentHash? {
        try Data.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).flatMap { ContentHash(bytes: $0) }
    }
}
