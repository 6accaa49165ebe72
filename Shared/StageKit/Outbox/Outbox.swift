import Foundation
package import GRDB
package import Links
package import Messages
import ZeroMQ

/// The outbox of a stage, or notify's event log: rows in the order of their commits, handed to each consumer with its
/// own progress.
package final class Outbox: HandoffSource {
    /// What becomes of rows that every consumer has settled.
    package enum Retention: Sendable {
        /// They go.
        case untilSettled
        /// They stay: the outbox is a log.
        case forever
    }

    /// Who may register.
    package enum Admission: Sendable {
        /// These and no others; they are registered from the first row on, so nothing is pruned before they come.
        case only([String: [String]])
        /// Anybody, for these topics, beginning where the consumer says.
        case anyone(of: [String])
    }

    let store: Store
    private let retention: Retention
    private let admission: Admission
    let records: RecordFeed?
    /// Called after rows were appended and committed.
    private let grew = Signal()

    /// - Parameter records: What further consumers are fed with, beside those that the rows are kept for.
    package init(store: Store, retention: Retention, admission: Admission, records: RecordFeed? = nil) throws {
        self.store = store
        self.retention = retention
        self.admission = admission
        self.records = records
        guard case .only(let consumers) = admission else { return }
        try store.pool.write { db in
            // One that the plan no longer names will never ack, and would keep every row for ever.
            let named = try String.fetchAll(
                db, sql: "SELECT name FROM consumer WHERE topics IS NOT ?", arguments: [records?.topic])
            for name in named where consumers[name] == nil {
                try db.execute(sql: "DELETE FROM consumer WHERE name = ?", arguments: [name])
            }
            for (name, topics) in consumers {
                try db.execute(
                    sql: """
                        INSERT INTO consumer (name, topics, floor, above) VALUES (?, ?, 0, '[]')
                        ON CONFLICT DO UPDATE SET topics = excluded.topics
                        """,
                    arguments: [name, topics.joined(separator: " ")])
            }
        }
    }

    /// Says what to do when rows were committed.
    package func onGrowth(_ action: @escaping @Sendable () -> Void) { grew.set(action) }

    /// Tells that a commit with appended rows is done.
    package func announceGrowth() { grew.raise() }

    /// Appends a row in the caller's transaction, and returns its sequence.
    @discardableResult
    package static func append(_ item: OutgoingItem, in db: Database) throws -> Int64 {
        try db.cachedStatement(
            sql: "INSERT INTO outbox (topic, subject, trace, payload, content, time) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            item.topic, item.subject, item.trace, item.payload, item.content?.data, Timestamp.now.milliseconds,
        ])
        return db.lastInsertedRowID
    }

    /// The newest sequence ever given.
    package static func head(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")) ?? 0
    }

    /// The sequence up to which a log's rows are not kept any more.
    package static func pruned(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(seq) FROM outbox")).map { $0 - 1 } ?? head(in: db)
    }

    /// Refuses a reader of a log that begins before what is kept.
    package static func checkKept(after sequence: Int64, in db: Database) throws {
        let pruned = try pruned(in: db)
        guard sequence < pruned else { return }
        throw LinkError(.gone, "what lies before is not kept any more; the first cursor that there is is #\(pruned)")
    }

    /// Forgets a consumer, and with it what is kept for it alone.
    ///
    /// False where there is none of the name.
    package static func forget(_ name: String, in db: Database) throws -> Bool {
        try db.execute(sql: "DELETE FROM consumer WHERE name = ?", arguments: [name])
        return db.changesCount > 0
    }

    /// Prunes a log's oldest rows, at most 1,000 and none that a consumer has not settled.
    ///
    /// - Parameters:
    ///   - keep: How many of the newest rows stay in any case.
    ///   - time: Rows from this time on stay.
    /// - Returns: Whether more may be left to prune.
    package static func prune(keeping keep: Int64, since time: Timestamp, in db: Database) throws -> Bool {
        let head = try head(in: db)
        let settled = try Int64.fetchOne(db, sql: "SELECT min(floor) FROM consumer") ?? head
        // Rows go in their order, so that the log has a beginning and no holes, whatever the clock did.
        let rows = try Row.fetchAll(
            db, sql: "SELECT seq, time FROM outbox WHERE seq <= ? ORDER BY seq LIMIT 1000",
            arguments: [min(settled, head - keep)])
        guard let last = rows.prefix(while: { $0[1] < time.milliseconds }).last?[0] as Int64? else { return false }
        try db.execute(sql: "DELETE FROM outbox WHERE seq <= ?", arguments: [last])
        return rows.count == 1000
    }

    // MARK: - HandoffSource

    package func topics(for hello: Hello) throws(LinkError) -> [String] {
        if isOfRecords(hello) {
            guard let records, records.admits(hello.name) else {
                throw LinkError(.forbidden, "“\(hello.name)” is no name for a consumer of every record")
            }
            return [records.topic]
        }
        let offered: [String]
        switch admission {
        case .anyone(let topics): offered = topics
        case .only(let consumers):
            guard let topics = consumers[hello.name] else {
                throw LinkError(.forbidden, "“\(hello.name)” is not a consumer of this head")
            }
            offered = topics
        }
        // A topic that nothing is ever sent under would let the floor run to the end, past what its consumer meant.
        guard let unknown = hello.topics.first(where: { !offered.contains($0) }) else {
            if case .only = admission, hello.topics.isEmpty { return offered }
            return hello.topics
        }
        throw LinkError(
            .badQuestion,
            "there is no topic “\(unknown.prefix(100))” here for “\(hello.name)”; there are: "
                + offered.joined(separator: ", "))
    }

    package nonisolated(nonsending) func register(_ hello: Hello) async throws -> ConsumerProgress {
        let identity = store.identity
        if let known = hello.store, known != identity.id || hello.generation != identity.generation {
            throw LinkError(
                .generation,
                "\(hello.name) has worked with another store than this one (\(store.url.lastPathComponent) was replaced "
                    + "or restored); nothing is sent until the two have been compared")
        }
        _ = try topics(for: hello)
        let isOfRecords = isOfRecords(hello)
        return try await store.committer.commit { db in
            if isOfRecords, hello.store == nil {
                // Its store is new: it is fed from the beginning, whatever one of its name had before.
                try db.execute(
                    sql: "UPDATE consumer SET floor = 0, above = '[]', acked = 0 WHERE name = ?",
                    arguments: [hello.name])
            }
            if let row = try Row.fetchOne(
                db, sql: "SELECT floor, above, acked FROM consumer WHERE name = ?", arguments: [hello.name])
            {
                return ConsumerProgress(
                    floor: row["floor"],
                    settledAbove: try WireJSON.decode(SequenceSet.self, from: Data((row["above"] as String).utf8)),
                    acked: row["acked"], lineage: try StoreEra.lineage(acked: row["acked"], in: db))
            }
            let head = try Self.head(in: db)
            let from = isOfRecords ? 0 : hello.from ?? 0
            let floor = from < 0 ? head : min(from, head)
            if !isOfRecords { try Self.checkKept(after: floor, in: db) }
            try db.execute(
                sql: "INSERT INTO consumer (name, topics, floor, above) VALUES (?, ?, ?, ?)",
                arguments: [
                    hello.name, hello.topics.joined(separator: " "), floor,
                    String(decoding: try WireJSON.encode(SequenceSet()), as: UTF8.self),
                ])
            return ConsumerProgress(floor: floor, lineage: try StoreEra.lineage(acked: 0, in: db))
        }
    }

    package nonisolated(nonsending) func items(
        after sequence: Int64, topics: [String], limit: Int, bytes: Int64
    ) async throws -> (items: [OutboundItem], through: Int64) {
        let blobs = store.blobs
        if let records, topics == [records.topic] {
            return try await items(of: records, after: sequence, limit: limit, bytes: bytes)
        }
        return try await store.read { db in
            let marks = topics.isEmpty ? "" : "AND topic IN (\(topics.map { _ in "?" }.joined(separator: ",")))"
            let statement = try db.cachedStatement(
                sql: "SELECT seq, topic, subject, trace, payload, content FROM outbox WHERE seq > ? \(marks) "
                    + "ORDER BY seq LIMIT ?")
            let head = try Self.head(in: db)
            let rows = try Row.fetchCursor(
                statement, arguments: [sequence] + StatementArguments(topics) + [limit])
            var items: [OutboundItem] = []
            var weight: Int64 = 0
            while weight < bytes, let row = try rows.next() {
                let item = try OutboundItem(row, blobs: blobs, in: db)
                weight += item.parcel.weight
                items.append(item)
            }
            let isWhole = weight < bytes && items.count < limit
            return (items, isWhole ? max(head, sequence) : items.last?.seq ?? sequence)
        }
    }

    package nonisolated(nonsending) func settle(_ consumer: String, _ progress: ConsumerProgress) async throws {
        let (retention, topic) = (retention, records?.topic)
        let above = String(decoding: try WireJSON.encode(progress.settledAbove), as: UTF8.self)
        try await store.committer.commit { db in
            try db.cachedStatement(
                sql: "UPDATE consumer SET floor = ?, above = ?, acked = max(acked, ?) WHERE name = ? AND floor <= ?"
            ).execute(arguments: [progress.floor, above, progress.acked, consumer, progress.floor])
            if retention == .untilSettled {
                // Consumers of the records need no row.
                try db.cachedStatement(
                    sql: "DELETE FROM outbox WHERE seq <= (SELECT min(floor) FROM consumer WHERE topics IS NOT ?)"
                ).execute(arguments: [topic])
            }
        }
    }

    /// How far each consumer has come.
    ///
    /// `connected` says which have a session.
    package static func progress(
        in db: Database, connected: Set<String>, records: RecordFeed? = nil
    ) throws -> [ConsumerStatus] {
        let rows = try Row.fetchAll(db, sql: "SELECT name, topics, floor FROM consumer ORDER BY name")
        return try rows.map { row in
            let name: String = row["name"]
            let floor: Int64 = row["floor"]
            let topics = (row["topics"] as String).split(separator: " ").map(String.init)
            let behind =
                if let records, topics == [records.topic] {
                    try records.count(floor, db)
                } else {
                    try count(after: floor, of: topics, in: db)
                }
            return ConsumerStatus(name: name, floor: floor, behind: behind, connected: connected.contains(name))
        }
    }

    private static func count(after sequence: Int64, of topics: [String], in db: Database) throws -> Int64 {
        let filter = topics.isEmpty ? "" : "AND topic IN (\(topics.map { _ in "?" }.joined(separator: ",")))"
        return try Int64.fetchOne(
            db, sql: "SELECT count(*) FROM outbox WHERE seq > ? \(filter)",
            arguments: [sequence] + StatementArguments(topics)) ?? 0
    }
}

extension OutboundItem {
    fileprivate init(_ row: Row, blobs: BlobStore, in db: Database) throws {
        self.init(
            seq: row[0], topic: row[1], subject: row[2], trace: row[3],
            parcel: try Parcel(sending: row[4], content: row[5], blobs: blobs, in: db))
    }
}

extension Outbox {
    /// How many rows wait to be settled.
    package static func count(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM outbox")) ?? 0
    }
}
