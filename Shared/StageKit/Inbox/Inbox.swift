import Foundation
package import GRDB
package import Links
package import Messages
package import ZeroMQ

/// The receiving side of a handoff in the store: each item is taken once, under the key (origin store, sequence).
///
/// The key is written in the transaction of the item's effect, and forgotten once the sender's floor has passed it:
/// what is below the floor is never sent again, so the memory of what was seen stays small however long it runs.
package final class Inbox: HandoffSink {
    /// What taking an item does to the store, in the transaction that records its key.
    package typealias Acceptor = @Sendable (DeliveredItem, Database) throws -> Void

    /// Tells those who wait for an item that it was set aside, and why, in the transaction that does so.
    package typealias Undertaker = @Sendable (DeliveredItem, String, Database) throws -> Void

    let store: Store
    let upstream: StageName
    let acceptor: Acceptor
    private let undertaker: Undertaker
    private let backlog: Backlog?
    private let bulk: BulkPool
    let arrived = ArrivedBodies()
    /// Called after items were committed.
    let accepted: @Sendable () -> Void

    /// - Parameters:
    ///   - backlog: What says how much the stage still wants to hold; nil means that it turns nothing away.
    ///   - accepted: Called after each commit.
    package init(
        store: Store, upstream: StageName, bulk: BulkPool, backlog: Backlog?,
        accepted: @escaping @Sendable () -> Void, undertaker: @escaping Undertaker = { _, _, _ in },
        acceptor: @escaping Acceptor
    ) {
        self.undertaker = undertaker
        self.store = store
        self.upstream = upstream
        self.acceptor = acceptor
        self.backlog = backlog
        self.bulk = bulk
        self.accepted = accepted
    }

    /// The store whose keys this inbox holds, if it has met one.
    package func knownOrigin() throws -> HandoffOrigin? {
        try store.pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT store, generation FROM origin WHERE upstream = ?", arguments: [upstream.rawValue]
            ).map { HandoffOrigin(store: $0["store"], generation: $0["generation"]) }
        }
    }

    package nonisolated(nonsending) func check(_ origin: HandoffOrigin, _ lineage: Lineage?) async throws {
        let upstream = upstream
        let known = try await store.committer.commit { db in
            try db.execute(
                sql: "INSERT INTO origin (upstream, store, generation) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                arguments: [upstream.rawValue, origin.store, origin.generation])
            return try Row.fetchOne(
                db, sql: "SELECT store, generation FROM origin WHERE upstream = ?", arguments: [upstream.rawValue]
            ).map { HandoffOrigin(store: $0["store"], generation: $0["generation"]) }
        }
        guard known == origin else {
            throw StoreError(
                .generation,
                "\(upstream.rawValue)'s store is not the one that \(store.name) has worked with",
                hint: "One of the two was restored or replaced alone. Restore both from one backup.")
        }
        if let lineage { try await check(lineage) }
    }

    package nonisolated(nonsending) func accept(_ items: [DeliveredItem], from origin: HandoffOrigin) async throws {
        // A body that was fetched is taken from the shelf once; one that came along is staged by whoever commits, so
        // that nothing is hashed on the caller's thread.
        let batch = try items.map { ($0, Result<StagedBlob?, any Error>.success(try fetched($0))) }
        do {
            try await record(batch, from: origin, alone: false)
        } catch  where ItemFault.isOfTheItem(error) {
            try await record(batch, from: origin, alone: true)
        }
        accepted()
    }

    /// Takes items in under their keys, each with its body or the reason why that could not be had.
    ///
    /// With `alone` one that fails is set aside, and the others are taken; that is slower, so it comes second.
    nonisolated(nonsending) func record(
        _ batch: [(DeliveredItem, Result<StagedBlob?, any Error>)], from origin: HandoffOrigin, alone: Bool
    ) async throws {
        let upstream = upstream
        try await store.committer.commit { [self] db in
            let key = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT id FROM origin WHERE upstream = ? AND store = ? AND generation = ?"),
                arguments: [upstream.rawValue, origin.store, origin.generation])
            guard let key else {
                throw StoreError(.generation, "items from a store of \(upstream.rawValue) that is not known here")
            }
            let insert = try db.cachedStatement(sql: "INSERT INTO inbox VALUES (?, ?) ON CONFLICT DO NOTHING")
            let floor = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT floor FROM origin WHERE id = ?"), arguments: [key])
            for (item, body) in batch {
                guard item.seq > floor ?? 0 else { continue }
                try insert.execute(arguments: [key, item.seq])
                guard db.changesCount > 0 else { continue }
                if alone { try takeAlone(item, body, in: db) } else { try take(item, body, in: db) }
                try Counter.accepted.add(in: db)
            }
        }
    }

    private func take(_ item: DeliveredItem, _ body: Result<StagedBlob?, any Error>, in db: Database) throws {
        try (body.get() ?? Self.inlined(item, in: store.blobs))?.adopt(in: db)
        try acceptor(item, db)
    }

    private func takeAlone(_ item: DeliveredItem, _ body: Result<StagedBlob?, any Error>, in db: Database) throws {
        do {
            try db.inSavepoint {
                try take(item, body, in: db)
                return .commit
            }
        } catch  where ItemFault.isOfTheItem(error) {
            let kept = try? body.get() ?? Self.inlined(item, in: store.blobs)
            try kept?.adopt(in: db)
            try AsideItem.put(item, from: upstream, kept: kept != nil, because: error, in: db)
            try undertaker(item, ItemFault.words(error), db)
        }
    }

    /// The body that was fetched, ready to be adopted.
    private func fetched(_ item: DeliveredItem) throws -> StagedBlob? {
        guard case .remote(let reference) = item.parcel.content else { return nil }
        return try arrived.take(reference)
    }

    /// The body that came along, ready to be adopted.
    private static func inlined(_ item: DeliveredItem, in blobs: BlobStore) throws -> StagedBlob? {
        guard case .inline(let reference, let frame) = item.parcel.content else { return nil }
        let blob = try blobs.stage(bytes: frame.data)
        guard blob.hash.hex == reference.sha256 else {
            throw LinkError(.malformed, "a body whose SHA-256 is not the one its sender names")
        }
        return blob
    }

    package func fetch(_ content: ContentReference, of item: DeliveredItem, bulk endpoint: Endpoint) async throws {
        try await arrived.fetch(content, into: store.blobs) { [bulk] sink in
            try await bulk.fetch(content, from: endpoint, into: sink)
        }
    }

    package nonisolated(nonsending) func forget(through floor: Int64, from origin: HandoffOrigin) async throws {
        let upstream = upstream
        try await store.committer.commit { db in
            let key = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT id FROM origin WHERE upstream = ? AND store = ? AND generation = ?"),
                arguments: [upstream.rawValue, origin.store, origin.generation])
            guard let key else { return }
            try db.cachedStatement(sql: "UPDATE origin SET floor = max(floor, ?) WHERE id = ?")
                .execute(arguments: [floor, key])
            try db.cachedStatement(sql: "DELETE FROM inbox WHERE origin = ? AND seq <= ?")
                .execute(arguments: [key, floor])
        }
    }

    package nonisolated(nonsending) func backlogRoom() async -> Int64 {
        guard let backlog else { return .max }
        return await backlog.room()
    }
}
