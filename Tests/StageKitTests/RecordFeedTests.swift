import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing

/// Consumers that get every record, however late they come, over real sockets and real stores.
@Suite(.serialized) struct RecordFeedTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    /// The records of these tests: the newest change of each subject.
    private static let records = StoreMigration(3, "records") { db in
        try db.execute(
            sql: "CREATE TABLE record (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL, value INTEGER NOT NULL)")
    }

    private static let feed = RecordFeed(
        topic: HandoffTopic.record, admits: { $0.hasPrefix("index-") },
        next: { sequence, _, db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM record WHERE sequence > ? ORDER BY sequence LIMIT 1", arguments: [sequence]
            ).map { row in
                RecordFeed.Record(
                    seq: row["sequence"],
                    item: try OutgoingItem(
                        topic: HandoffTopic.record, subject: row["subject"], trace: nil,
                        payload: ["value": row["value"] as Int]))
            }
        },
        count: { try Int64.fetchOne($1, sql: "SELECT count(*) FROM record WHERE sequence > ?", arguments: [$0]) ?? 0 })

    private func head() async throws -> Head {
        var plan = HeadPlan(
            stage: .parse, migrations: [.effects, Self.records], retention: .untilSettled,
            admission: .only(["index": [HandoffTopic.report]]), upstreams: [:], accept: { _, _, _ in })
        plan.records = Self.feed
        return try await Head(plan, bench.configuration(.parse), report: bench.trouble.note)
    }

    private func copy(_ name: String = "index-2") async throws -> Head {
        var plan = HeadPlan(
            stage: .index, migrations: [.effects], retention: .untilSettled, admission: .only([:]),
            upstreams: [.parse: [HandoffTopic.record]],
            accept: { item, db, _ in
                let value = try WireJSON.decode([String: Int].self, from: item.parcel.payload)["value"] ?? 0
                try db.execute(
                    sql: "INSERT INTO effect (subject) VALUES (?)", arguments: ["\(item.subject)=\(value)"])
            })
        plan.name = name
        var configuration = try bench.configuration(.index, upstream: .parse)
        configuration.links = [try bench.home.endpoint("\(name).links")]
        configuration.bulk = [try bench.home.endpoint("\(name).bulk")]
        configuration.query = [try bench.home.endpoint("\(name).query")]
        return try await Head(plan, configuration, report: bench.trouble.note)
    }

    /// As ``Bench/again(_:)``, for a head of its own name.
    private func again(_ name: String, _ open: () async throws -> Head) async throws -> Head {
        try? FileManager.default.removeItem(at: bench.home.url.appending(path: "\(name).lock"))
        return try await open()
    }

    private func put(_ subjects: [String], _ value: Int, in head: Head) async throws {
        try await head.context.store.committer.commit { db in
            for subject in subjects {
                let sequence = try Outbox.append(
                    OutgoingItem(
                        topic: HandoffTopic.report, subject: subject, trace: nil, payload: ["value": value]), in: db)
                try db.execute(
                    sql: """
                        INSERT INTO record VALUES (?, ?, ?)
                        ON CONFLICT DO UPDATE SET sequence = excluded.sequence, value = excluded.value
                        """, arguments: [subject, sequence, value])
            }
        }
        head.context.outbox.announceGrowth()
    }

    private func effects(of head: Head) async throws -> [String] {
        try await head.context.store.strings("SELECT subject FROM effect ORDER BY id")
    }

    private func hello(_ name: String, store: Store? = nil) -> Hello {
        Hello(
            name: name, boot: "b", role: .consumer, topics: [HandoffTopic.record], from: 0, store: store?.identity.id,
            generation: store?.identity.generation)
    }

    @Test func `one that comes late gets the newest of each record once, and then what changes`() async throws {
        let (head, first) = (try await head(), try await bench.sink())
        for part in [head, first] { try await part.start() }
        try await put(["a", "b", "c"], 1, in: head)
        try await put(["b"], 2, in: head)
        // The first consumer has all, so the outbox is empty.
        try await head.context.store.wait(until: "SELECT count(*) FROM outbox", is: 0)
        let late = try await copy()
        try await late.start()
        try await late.context.store.wait(until: "SELECT count(*) FROM effect", is: 3)
        try await put(["a"], 3, in: head)
        try await put(["d"], 1, in: head)
        try await late.context.store.wait(until: "SELECT count(*) FROM effect", is: 5)
        #expect(try await effects(of: late) == ["a=1", "c=1", "b=2", "a=3", "d=1"])
        #expect(FileManager.default.fileExists(atPath: bench.home.url.path + "/index-2.sqlite"))
        #expect(bench.trouble.all == [])
        for part in [head, first, late] { try await part.stop() }
    }

    @Test func `either side may end at any moment of catching up, and each record has one effect`() async throws {
        var head = try await head()
        try await put((0..<2000).map { "r\($0)" }, 1, in: head)
        try await head.start()
        var late = try await copy()
        for round in 0..<6 {
            try await late.start()
            let store = late.context.store
            let goal = 150 * (round + 1)
            let isReached = try await within(.seconds(300)) {
                while try await store.number("SELECT count(*) FROM effect") < goal { await Task.yield() }
            }
            #expect(isReached)
            if round % 2 == 0 {
                try await late.stop()
                late = try await again("index-2") { try await copy() }
            } else {
                try await head.stop()
                head = try await again("parse") { try await self.head() }
                try await put(["r\(round)", "new\(round)"], 2, in: head)
                try await head.start()
                try await late.stop()
                late = try await again("index-2") { try await copy() }
            }
        }
        try await late.start()
        try await put(["end"], 1, in: head)
        try await late.context.store.wait(until: "SELECT count(*) FROM effect WHERE subject = 'end=1'", is: 1)
        let effects = try await effects(of: late)
        #expect(Set(effects).count == effects.count)
        // What changed meanwhile may have come before its change as well.
        let wanted = Set((0..<2000).map { "r\($0)=\([1, 3, 5].contains($0) ? 2 : 1)" })
            .union(["end=1", "new1=2", "new3=2", "new5=2"])
        #expect(wanted.subtracting(effects) == [])
        #expect(Set(effects).subtracting(wanted).isSubset(of: ["r1=1", "r3=1", "r5=1"]))
        for part in [head, late] { try await part.stop() }
    }

    @Test func `it keeps no row, its progress is told, and it stays until it is forgotten`() async throws {
        let store = try Store(.parse, home: bench.home.url, migrations: [.effects, Self.records])
        func outbox() throws -> Outbox {
            try Outbox(
                store: store, retention: .untilSettled, admission: .only(["index": [HandoffTopic.report]]),
                records: Self.feed)
        }
        func progress() async throws -> [ConsumerStatus] {
            try await store.pool.read { try Outbox.progress(in: $0, connected: [], records: Self.feed) }
        }
        let open = try outbox()
        #expect(try await open.register(hello("index-2")).floor == 0)
        try await store.committer.commit { db in
            for subject in ["a", "b"] {
                let sequence = try Outbox.append(
                    OutgoingItem(topic: HandoffTopic.report, subject: subject, trace: nil, payload: ["a": 1]), in: db)
                try db.execute(sql: "INSERT INTO record VALUES (?, ?, 1)", arguments: [subject, sequence])
            }
        }
        #expect(try await progress().map(\.behind) == [2, 2])
        try await open.settle("index", ConsumerProgress(floor: 2))
        #expect(try await store.number("SELECT count(*) FROM outbox") == 0)
        try await open.settle("index-2", ConsumerProgress(floor: 1, acked: 1))
        #expect(try await outbox().register(hello("index-2", store: store)).floor == 1)
        #expect(try await progress().map(\.behind) == [0, 1])
        // A store that has met nobody yet is a new one, under a name that another had.
        #expect(
            try await outbox().register(hello("index-2"))
                == ConsumerProgress(
                    floor: 0, lineage: try await open.register(hello("index-2", store: store)).lineage))
        for name in ["index", "stranger", "notify-2"] {
            let error = await #expect(throws: LinkError.self) { try await open.register(hello(name)) }
            #expect(error?.code == .forbidden)
        }
        #expect(try await store.committer.commit { try Outbox.forget("index-2", in: $0) })
        #expect(try await progress().map(\.name) == ["index"])
    }

    @Test func `one read stops at its items and its bytes, and does not claim what it left out`() async throws {
        let head = try await head()
        try await put(["a", "b", "c"], 1, in: head)
        let outbox = head.context.outbox
        for (limit, bytes) in [(2, 1000), (9, 12)] as [(Int, Int64)] {
            let read = try await outbox.items(after: 0, topics: [HandoffTopic.record], limit: limit, bytes: bytes)
            #expect(read.items.map(\.subject) == ["a", "b"])
            #expect(read.through == 2)
        }
        let rest = try await outbox.items(after: 2, topics: [HandoffTopic.record], limit: 9, bytes: 1000)
        #expect(rest.items.map(\.seq) == [3] && rest.through == 3)
        try await head.stop()
    }
}
