import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing

@Suite struct OutboxTests {
    private let home: Home
    private let store: Store

    init() throws {
        home = try Home()
        store = try home.store()
    }

    private func outbox(
        _ retention: Outbox.Retention = .untilSettled,
        _ admission: Outbox.Admission = .only(["index": ["report"], "notify": ["event"]])
    ) throws -> Outbox {
        try Outbox(store: store, retention: retention, admission: admission)
    }

    private func append(_ topics: String...) async throws {
        try await store.committer.commit { db in
            for topic in topics {
                try Outbox.append(
                    OutgoingItem(topic: topic, subject: "s", trace: nil, payload: ["a": 1]), in: db)
            }
        }
    }

    private func hello(_ name: String, topics: [String] = [], from: Int64? = nil) -> Hello {
        Hello(name: name, boot: "b", role: .consumer, topics: topics, from: from)
    }

    private func sequences() async throws -> [Int64] {
        try await store.pool.read { try Int64.fetchAll($0, sql: "SELECT seq FROM outbox ORDER BY seq") }
    }

    @Test func `items come in order, of the asked topics, with how far they speak for`() async throws {
        let outbox = try outbox()
        try await append("report", "event", "report", "event", "event")
        let reports = try await outbox.items(after: 0, topics: ["report"], limit: 10, bytes: 1000)
        #expect(reports.items.map(\.seq) == [1, 3])
        #expect(reports.through == 5)
        let both = try await outbox.items(after: 2, topics: ["report", "event"], limit: 2, bytes: 1000)
        #expect(both.items.map(\.seq) == [3, 4])
        #expect(both.through == 4)
        let every = try await outbox.items(after: 0, topics: [], limit: 10, bytes: 1000)
        #expect(every.items.count == 5)
        let none = try await outbox.items(after: 5, topics: ["report"], limit: 10, bytes: 1000)
        #expect(none.items.isEmpty)
        #expect(none.through == 5)
    }

    @Test func `one read stops at its bytes, and does not claim what it left out`() async throws {
        let outbox = try outbox()
        try await append("report", "report", "report")
        let read = try await outbox.items(after: 0, topics: ["report"], limit: 10, bytes: 1)
        #expect(read.items.map(\.seq) == [1])
        #expect(read.through == 1)
    }

    @Test func `a row goes only when all consumers have settled it`() async throws {
        let outbox = try outbox()
        try await append("report", "event", "report")
        try await outbox.settle("index", ConsumerProgress(floor: 3))
        #expect(try await sequences() == [1, 2, 3])
        try await outbox.settle("notify", ConsumerProgress(floor: 2))
        #expect(try await sequences() == [3])
        try await outbox.settle("notify", ConsumerProgress(floor: 3))
        #expect(try await sequences() == [])
        try await append("report")
        #expect(try await sequences() == [4])
    }

    @Test func `a log keeps what everybody has settled`() async throws {
        let outbox = try outbox(.forever)
        try await append("report", "event")
        try await outbox.settle("index", ConsumerProgress(floor: 2))
        try await outbox.settle("notify", ConsumerProgress(floor: 2))
        #expect(try await sequences() == [1, 2])
    }

    @Test func `a floor never falls, and what is settled above it is remembered`() async throws {
        let outbox = try outbox()
        try await append("report", "report", "report", "report")
        var above = SequenceSet()
        above.insert(4)
        try await outbox.settle("index", ConsumerProgress(floor: 2, settledAbove: above))
        try await outbox.settle("index", ConsumerProgress(floor: 1))
        let progress = try await outbox.register(hello("index"))
        #expect(progress.floor == 2 && progress.settledAbove == above)
    }

    @Test func `an unknown consumer is refused and leaves no trace`() async throws {
        let outbox = try outbox()
        let error = await #expect(throws: LinkError.self) { try await outbox.register(hello("stranger")) }
        #expect(error?.code == .forbidden)
        #expect(try await store.strings("SELECT name FROM consumer ORDER BY name") == ["index", "notify"])
    }

    @Test func `a topic that is not there is refused by name, and no topic means all`() async throws {
        let log = try outbox(.forever, .anyone(of: ["received.v1", "parsed.v1"]))
        for topics in [["received"], ["received.v1", "parsed.v2"], [""]] {
            let error = await #expect(throws: LinkError.self) {
                try await log.register(hello("me", topics: topics))
            }
            #expect(error?.code == .badQuestion)
            #expect(error?.message.contains("received.v1, parsed.v1") == true)
        }
        #expect(try await store.strings("SELECT name FROM consumer") == [])
        #expect(try log.topics(for: hello("me", topics: ["parsed.v1"])) == ["parsed.v1"])
        #expect(try log.topics(for: hello("me")) == [])
    }

    @Test func `a named consumer gets the topics that are meant for it, and no others`() throws {
        let outbox = try outbox()
        #expect(try outbox.topics(for: hello("index")) == ["report"])
        #expect(try outbox.topics(for: hello("index", topics: ["report"])) == ["report"])
        let error = #expect(throws: LinkError.self) { try outbox.topics(for: hello("index", topics: ["event"])) }
        #expect(error?.code == .badQuestion)
    }

    @Test func `a consumer that knows another store or generation is refused`() async throws {
        let outbox = try outbox()
        for (id, generation) in [("other", 1), (store.identity.id, 2)] {
            var hello = hello("index")
            hello.store = id
            hello.generation = generation
            let error = await #expect(throws: LinkError.self) { try await outbox.register(hello) }
            #expect(error?.code == .generation)
        }
        var known = hello("index")
        known.store = store.identity.id
        known.generation = store.identity.generation
        #expect(try await outbox.register(known).floor == 0)
    }

    @Test(arguments: [(-1, 3), (0, 0), (nil, 0), (2, 2), (99, 3), (Int64.min, 3), (Int64.max, 3)] as [(Int64?, Int64)])
    func `whoever may register anywhere begins where it says`(from: Int64?, floor: Int64) async throws {
        let outbox = try outbox(.forever, .anyone(of: ["event"]))
        try await append("event", "event", "event")
        #expect(try await outbox.register(hello("me", from: from)).floor == floor)
        #expect(try await outbox.register(hello("me", from: 1)).floor == floor)
    }

    @Test func `a number is never used again, though the rows are gone`() async throws {
        let outbox = try outbox(.untilSettled, .only(["index": ["report"]]))
        try await append("report", "report")
        try await outbox.settle("index", ConsumerProgress(floor: 2))
        #expect(try await sequences() == [])
        #expect(try await store.pool.read { try Outbox.head(in: $0) } == 2)
        try await append("report")
        #expect(try await sequences() == [3])
    }

    @Test func `status says how far behind each consumer is, in its own topics`() async throws {
        let outbox = try outbox()
        try await append("report", "event", "report")
        try await outbox.settle("index", ConsumerProgress(floor: 1))
        let progress = try await store.pool.read { try Outbox.progress(in: $0, connected: ["notify"]) }
        #expect(progress.map(\.name) == ["index", "notify"])
        #expect(progress.map(\.behind) == [1, 1])
        #expect(progress.map(\.connected) == [false, true])
    }

    @Test func `a payload over the limit is refused before it is stored`() {
        #expect(throws: StoreError.self) {
            try OutgoingItem(
                topic: "report", subject: "s", trace: nil, payload: [String(repeating: "x", count: 17_000)])
        }
    }

    @Test func `a log is pruned from its beginning, and never past what a consumer has not settled`() async throws {
        let outbox = try outbox(.forever, .anyone(of: ["event"]))
        try await append("event", "event", "event", "event", "event")
        _ = try await outbox.register(hello("mirror", from: 2))
        func prune(keeping keep: Int64, since time: Int64 = .max) async throws -> Bool {
            try await store.committer.commit {
                try Outbox.prune(keeping: keep, since: Timestamp(milliseconds: time), in: $0)
            }
        }
        #expect(try await !prune(keeping: 5))
        #expect(try await !prune(keeping: 0, since: 0))
        #expect(try await sequences() == [1, 2, 3, 4, 5])
        #expect(try await !prune(keeping: 1))
        #expect(try await sequences() == [3, 4, 5])
        #expect(try await store.committer.commit { try Outbox.forget("mirror", in: $0) })
        #expect(try await store.committer.commit { try !Outbox.forget("mirror", in: $0) })
        #expect(try await !prune(keeping: 1))
        #expect(try await sequences() == [5])
        #expect(try await !prune(keeping: 0))
        #expect(try await sequences() == [])
        try await append("event")
        #expect(try await sequences() == [6])
    }

    @Test func `who begins before what is kept is told where the log begins now`() async throws {
        let outbox = try outbox(.forever, .anyone(of: ["event"]))
        try await append("event", "event", "event")
        _ = try await store.committer.commit {
            try Outbox.prune(keeping: 1, since: Timestamp(milliseconds: .max), in: $0)
        }
        let error = await #expect(throws: LinkError.self) { try await outbox.register(hello("mirror", from: 1)) }
        #expect(error?.code == .gone)
        #expect(error?.message.hasSuffix("is #2") == true)
        #expect(try await outbox.register(hello("mirror", from: 2)).floor == 2)
        #expect(try await outbox.register(hello("newest", from: -1)).floor == 3)
    }
}
