import Foundation
import GRDB
import Messages
import StageKit

/// What ingest checks in its own store, beyond what every stage does.
enum IngestCheck {
    private static let help = "Add the file again, or drop it into the inbox: it takes the place of what is kept."

    /// Every document has its original.
    static let run: @Sendable (HeadContext, inout VerifyAnswer) async throws -> Void = { context, answer in
        let (count, lost) = try await context.store.read { db in
            (
                try Int64.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0,
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT lower(hex(id)), first_name FROM document
                        WHERE NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = id) ORDER BY id LIMIT 2001
                        """
                ).map { (id: $0[0] as String, name: $0[1] as String) }
            )
        }
        answer.checked["documents"] = count
        answer.problems += lost.map { "the original of “\($0.name)” (document \($0.id)) is not kept. \(help)" }
    }

    /// The document that a body is the original of.
    static let owner: @Sendable (ContentHash, Database) throws -> BodyOwner? = { hash, db in
        guard let document = try DocumentRecord.find(hash, in: db) else { return nil }
        return BodyOwner(
            what: "the original", documentId: hash.hex, fileName: document.firstName, help: help)
    }
}
