package import Foundation
package import GRDB
package import Links
package import Messages
import ZeroMQ

/// A stage's tasks in its store: ready, leased under a fence, dead letters, or dropped by a person.
///
/// A task that is done is gone.
package final class TaskTable: TaskSource {
    /// Commits a product in the transaction that ends its task.
    package typealias Finisher = @Sendable (StoredProduct, FinishedTask, Database) throws -> [OutgoingItem]
    /// Looks at a product before it is committed.
    package typealias Inspector = @Sendable (StoredProduct) throws -> Void
    /// Tells, in the transaction that sets a task aside, those who wait for it; the strings are its errors.
    package typealias Undertaker = @Sendable (FinishedTask, [String], Database) throws -> [OutgoingItem]

    /// Characters of an error that are kept; a product may be quoted in it.
    private static let longestError = 400

    let store: Store
    private let policy: TaskPolicy
    private let inspector: Inspector
    /// One product at a time, so that those under inspection take little memory.
    private let inspection = DispatchQueue(label: "guidang.inspection")
    private let finisher: Finisher
    private let undertaker: Undertaker
    private let arrived = ArrivedBodies()
    /// Called after items were appended to the outbox.
    private let sent: @Sendable () -> Void

    package init(
        store: Store, policy: TaskPolicy, sent: @escaping @Sendable () -> Void,
        inspector: @escaping Inspector = { _ in }, finisher: @escaping Finisher,
        undertaker: @escaping Undertaker = { _, _, _ in [] }
    ) {
        self.store = store
        self.policy = policy
        self.sent = sent
        self.inspector = inspector
        self.finisher = finisher
        self.undertaker = undertaker
    }

    /// Adds a ready task in the caller's transaction; its body, if any, has been adopted there.
    ///
    /// It takes the place of one of the same kind and subject that nobody works on, such as a dead or dropped one.
    ///
    /// - Parameter later: It is leased only when no task of its sort is ready that is not.
    package static func add(
        kind: String, subject: String, trace: String?, payload: Data, content: ContentReference?,
        hugeFrom: Int64, later: Bool = false, in db: Database
    ) throws {
        let size = Int64(payload.count) + (content?.size ?? 0)
        let now = Timestamp.now.milliseconds
        let replaced = try db.cachedStatement(
            sql: "DELETE FROM task WHERE subject = ? AND kind = ? AND state <> 'leased' RETURNING content")
        for row in try Row.fetchAll(replaced, arguments: [subject, kind]) {
            if let hash = (row[0] as Data?).flatMap({ ContentHash(bytes: $0) }) { try BlobStore.release(hash, in: db) }
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO task (kind, subject, trace, payload, content, size, huge, later, state, received, changed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ready', ?, ?)
                """
        ).execute(arguments: [
            kind, subject, trace, payload, content.flatMap { ContentHash(hex: $0.sha256)?.data }, size,
            size >= hugeFrom, later, now, now,
        ])
    }

    // MARK: - TaskSource

    package var kinds: [String] { [store.stage.rawValue] }

    package nonisolated(nonsending) func lease(_ order: LeaseOrder) async throws -> LeaseAnswer {
        let blobs = store.blobs
        let (answer, buried) = try await store.committer.commit { [self] db in
            let now = Timestamp.now.milliseconds
            var rows = try Self.ready(suspect: true, huge: nil, limit: order.suspects, now: now, in: db)
            let suspectsWait =
                try rows.count == order.suspects && Self.countReadySuspects(now: now, in: db) > rows.count
            rows += try Self.ready(suspect: false, huge: true, limit: min(order.huge, order.regular), now: now, in: db)
            let regular = max(0, order.regular - rows.count { !$0.suspect })
            rows += try Self.ready(suspect: false, huge: false, limit: regular, now: now, in: db)
            let update = try db.cachedStatement(
                sql: """
                    UPDATE task SET state = 'leased', attempt = attempt + 1, fence = fence + 1, changed = ? WHERE id = ?
                    """)
            var tasks: [LeasedTask] = []
            var buried = false
            for row in rows {
                do {
                    let task = try row.leased(fence: row.fence + 1, blobs: blobs, in: db)
                    try update.execute(arguments: [now, row.id])
                    tasks.append(task)
                } catch let error as BlobError where error.isOfTheBody {
                    // A body that is gone must not keep those behind it waiting.
                    try bury(row, error: "\(error)", in: db)
                    buried = true
                }
            }
            // What was buried made room for others, which are looked at next.
            let next = buried ? Duration.zero : try Self.nextReady(now: now, in: db)
            return (LeaseAnswer(tasks: tasks, suspectsWait: suspectsWait, nextReady: next), buried)
        }
        if buried { sent() }
        return answer
    }

    package func leasesAtStart() async throws -> [LeasedTask] {
        try await store.pool.read { db in
            let now = Timestamp.now.milliseconds
            return try TaskRow.fetch("state = 'leased' ORDER BY id", [], in: db).map { row in
                var task = LeasedTask(
                    held: HeldTask(id: row.id, fence: row.fence), kind: row.kind, subject: row.subject,
                    trace: row.trace, parcel: Parcel(payload: .empty), suspect: row.suspect, huge: row.huge)
                // Nothing changes a row while it is leased. A clock that was set back makes no lease younger than new.
                task.age = .milliseconds(max(0, now - row.changed))
                return task
            }
        }
    }

    package nonisolated(nonsending) func finish(_ result: ResultMetadata, product: Parcel?) async throws
        -> Settled.Outcome
    {
        let outcome: Settled.Outcome
        do {
            outcome = try await commit(result, product: product)
        } catch  where result.verdict == .ok && !GroupCommitter.isOfTheDisk(error) {
            // The task's own fault, not the worker's: it must not cost the worker all the rest that it holds.
            let reason = "its result can't be committed: \(ItemFault.words(error).prefix(Self.longestError))"
            outcome = try await commit(
                ResultMetadata(id: result.id, fence: result.fence, verdict: .retry, error: reason), product: nil)
        }
        if outcome == .committed { sent() }
        return outcome
    }

    private nonisolated(nonsending) func commit(_ result: ResultMetadata, product: Parcel?) async throws
        -> Settled.Outcome
    {
        let stored = try await inspected(product)
        return try await store.committer.commit { [self] db -> Settled.Outcome in
            guard let row = try TaskRow.fetch("id = ?", [result.id], in: db).first, row.state == "leased",
                row.fence == result.fence
            else { return .stale }
            switch result.verdict {
            case .ok:
                guard let stored else { throw LinkError(.malformed, "a result without a product") }
                try complete(row, with: stored, in: db)
            case .retry: try fail(row, error: result.error ?? "no reason given", lostWorker: false, in: db)
            case .dead: try bury(row, error: result.error ?? "no reason given", in: db)
            case .release: try release(row, in: db)
            }
            return .committed
        }
    }

    package nonisolated(nonsending) func takeBack(_ tasks: [HeldTask], because reason: String) async throws {
        try await store.committer.commit { [self] db in
            for held in tasks {
                guard let row = try TaskRow.fetch("id = ?", [held.id], in: db).first, row.state == "leased",
                    row.fence == held.fence
                else { continue }
                try fail(row, error: reason, lostWorker: true, in: db)
            }
        }
        sent()
    }

    package func receive(_ content: ContentReference, from worker: any BodyProvider) async throws {
        try await arrived.fetch(content, into: store.blobs) { sink in
            try await worker.fetch(content, into: sink)
        }
    }

    // MARK: - Ends of a task

    private func complete(_ row: TaskRow, with product: StoredProduct, in db: Database) throws {
        for item in try finisher(product, FinishedTask(row), db) { try Outbox.append(item, in: db) }
        try db.cachedStatement(sql: "DELETE FROM task WHERE id = ?").execute(arguments: [row.id])
        if let content = row.contentHash { try store.blobs.release(content, in: db) }
        try Counter.done.add(in: db)
    }

    private func fail(_ row: TaskRow, error: String, lostWorker: Bool, in db: Database) throws {
        guard row.attempt < policy.attempts else {
            try bury(row, error: error, in: db)
            return
        }
        var random = SystemRandomNumberGenerator()
        let wait = policy.backoff.delay(afterAttempt: row.attempt, using: &random)
        let now = Timestamp.now.milliseconds
        try db.cachedStatement(
            sql: """
                UPDATE task SET state = 'ready', suspect = max(suspect, ?), not_before = ?, errors = ?, changed = ?
                WHERE id = ?
                """
        ).execute(arguments: [lostWorker, now + wait.milliseconds, row.errors(adding: error), now, row.id])
    }

    private func bury(_ row: TaskRow, error: String, in db: Database) throws {
        let errors = row.errors(adding: error)
        try db.cachedStatement(sql: "UPDATE task SET state = 'dead', errors = ?, changed = ? WHERE id = ?")
            .execute(arguments: [errors, Timestamp.now.milliseconds, row.id])
        for item in try undertaker(FinishedTask(row), row.errorList + [error], db) {
            try Outbox.append(item, in: db)
        }
    }

    private func release(_ row: TaskRow, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE task SET state = 'ready', attempt = max(0, attempt - 1), changed = ? WHERE id = ?"
        ).execute(arguments: [Timestamp.now.milliseconds, row.id])
    }

    /// Stages and looks at a product on a thread of its own, so that nothing is hashed on the caller's.
    private nonisolated(nonsending) func inspected(_ product: Parcel?) async throws -> StoredProduct? {
        guard let product else { return nil }
        let fetched = try fetched(product)
        return try await withCheckedThrowingContinuation { continuation in
            inspection.async { [self] in
                continuation.resume(
                    with: Result {
                        let stored = StoredProduct(
                            payload: product.payload.data, body: try fetched ?? inlined(product))
                        try inspector(stored)
                        return stored
                    })
            }
        }
    }

    private func fetched(_ product: Parcel?) throws -> StagedBlob? {
        guard case .remote(let reference) = product?.content else { return nil }
        return try arrived.take(reference)
    }

    private func inlined(_ product: Parcel) throws -> StagedBlob? {
        guard case .inline(let reference, let frame) = product.content else { return nil }
        let blob = try store.blobs.stage(bytes: frame.data)
        guard blob.hash.hex == reference.sha256 else {
            throw LinkError(.malformed, "a product whose SHA-256 is not the one its worker names")
        }
        return blob
    }
}

/// A product whose body is staged and not yet adopted.
package struct StoredProduct: Sendable {
    /// JSON.
    package var payload: Data
    package var body: StagedBlob?
}

/// The task that a product ends.
package struct FinishedTask: Sendable {
    package var subject: String
    package var trace: String?
    /// JSON: what the stage before sent.
    package var payload: Data
    /// The body that came with it; released when the task ends.
    package var content: ContentHash?
    package var received: Timestamp
    package var attempts: Int

    /// An item that did not become a task.
    init(_ item: DeliveredItem) {
        subject = item.subject
        trace = item.trace
        payload = item.parcel.payload.data
        received = .now
        attempts = 1
    }

    init(_ row: TaskRow) {
        subject = row.subject
        trace = row.trace
        payload = row.payload
        content = row.contentHash
        received = Timestamp(milliseconds: row.received)
        attempts = row.attempt
    }
}
