import GRDB
import Links
import Messages
import Synchronization

extension Inbox {
    /// Refuses a neighbour where one of the two stores was put back to an older copy; until then nothing flows.
    nonisolated(nonsending) func check(_ lineage: Lineage) async throws {
        let upstream = upstream
        let fault = try await store.committer.commit { db -> Lineage.Fault? in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT max(floor, coalesce((SELECT max(seq) FROM inbox WHERE origin = id), 0)), era FROM origin
                    WHERE upstream = ?
                    """, arguments: [upstream.rawValue])
            if let fault = lineage.fault(known: row?[0] ?? 0, era: row?[1]) { return fault }
            try db.execute(
                sql: "UPDATE origin SET era = ? WHERE upstream = ? AND era IS NOT ?",
                arguments: [lineage.eras.last?.id, upstream.rawValue, lineage.eras.last?.id])
            return nil
        }
        guard let fault else {
            store.refusals.withLock { $0[upstream] = nil }
            return
        }
        let (own, other) = (store.name, upstream.rawValue)
        let (older, newer) = fault == .headIsOlder ? (other, own) : (own, other)
        let refusal = StoreError(
            .generation,
            "\(older).sqlite is an older copy than \(newer).sqlite, which knows of work that it does not; nothing goes "
                + "from \(other) to \(own)",
            hint: "One of the two was restored alone. Stop the services and restore all stores from one backup.")
        store.refusals.withLock { $0[upstream] = refusal }
        throw refusal
    }
}
