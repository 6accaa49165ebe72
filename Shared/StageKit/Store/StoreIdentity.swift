import Foundation
import GRDB
import Messages

/// What a store is to its neighbours: keys they keep are valid for this store in this generation only.
package struct StoreIdentity: Sendable, Equatable {
    /// Made at random when the store was made.
    package let id: String
    /// Raised when the store is restored from a backup.
    package let generation: Int

    static func readOrMake(_ stage: StageName, in db: Database) throws -> StoreIdentity {
        if let row = try Row.fetchOne(db, sql: "SELECT id, generation FROM store") {
            return StoreIdentity(id: row["id"], generation: row["generation"])
        }
        let id = UUID().uuidString.lowercased()
        try db.execute(
            sql: "INSERT INTO store (id, stage, generation) VALUES (?, ?, 1)", arguments: [id, stage.rawValue])
        return StoreIdentity(id: id, generation: 1)
    }
}
