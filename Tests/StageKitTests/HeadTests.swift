import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

/// Heads over real sockets and real stores, started, stopped and started again.
@Suite(.serialized) struct HeadTests {
    private func effects(of head: Head) async throws -> [String] {
        try await head.context.store.strings("SELECT subject FROM effect ORDER BY id")
    }

    private func body(_ count: Int) -> Data { BlobFixture.bytes(count) }

    @Test func `items go from head to worker to head, each with one effect, and nothing is left over`() async throws {
        let bench = try Bench()
        let (source, middle, sink) = (try await bench.source(), try await bench.middle(), try await bench.sink())
        let worker = try bench.worker(in: middle)
        for head in [source, middle, sink] { try await head.start() }
        try await worker.start()
        for number in 0..<200 { try await bench.send("doc\(number)", Data("body \(number)".utf8), from: source) }
        try await sink.context.store.wait(until: "SELECT count(*) FROM effect", is: 200)
        for head in [source, middle] {
            try await head.context.store.wait(until: "SELECT count(*) FROM outbox", is: 0)
            try await head.context.store.wait(until: "SELECT count(*) FROM task", is: 0)
        }
        let expected = (0..<200).map { "doc\($0)" }.sorted()
        #expect(try await effects(of: middle).sorted() == expected)
        #expect(try await effects(of: sink).sorted() == expected)
        try await middle.context.store.wait(until: "SELECT count(*) FROM inbox", is: 0)
        #expect(try await middle.context.store.number("SELECT count(*) FROM blob") == 0)
        #expect(bench.trouble.all == [])
        await worker.drain(within: .seconds(10))
        for head in [source, middle, sink] { try await head.stop() }
    }

    @Test func `each head may stop and start at each step, and every item still has one effect`() async throws {
        let bench = try Bench()
        var source: Head? = try await bench.source()
        try await bench.send("before", Data("a".utf8), from: #require(source))
        try await source?.stop()
        source = nil

        // Downstream starts first, and waits for the one before it.
        var middle: Head? = try await bench.middle()
        try await middle?.start()
        source = try await bench.again { try await bench.source() }
        try await source?.start()
        try await middle?.context.store.wait(until: "SELECT count(*) FROM task", is: 1)

        // The task waits in the store while its head is away.
        try await middle?.stop()
        middle = nil
        try await bench.send("between", Data("b".utf8), from: #require(source))
        middle = try await bench.again { try await bench.middle() }
        try await middle?.start()
        try await middle?.context.store.wait(until: "SELECT count(*) FROM task", is: 2)
        try await source?.stop()
        source = nil
        let worker = try bench.worker(in: #require(middle))
        try await worker.start()
        try await middle?.context.store.wait(until: "SELECT count(*) FROM effect", is: 2)
        await worker.drain(within: .seconds(10))
        try await middle?.stop()
        middle = nil

        source = try await bench.again { try await bench.source() }
        try await source?.start()
        middle = try await bench.again { try await bench.middle() }
        try await middle?.start()
        let sink = try await bench.sink()
        try await sink.start()
        try await sink.context.store.wait(until: "SELECT count(*) FROM effect", is: 2)
        try await source?.context.store.wait(until: "SELECT count(*) FROM outbox", is: 0)
        #expect(try await effects(of: #require(middle)).sorted() == ["before", "between"])
        #expect(try await effects(of: sink).sorted() == ["before", "between"])
        for head in [source, middle, sink] { try await head?.stop() }
    }

    @Test func `a body of 20 MB goes all the way, and goes on when its head comes back`() async throws {
        let bench = try Bench()
        let large = body(20 << 20)
        var source: Head? = try await bench.source()
        let stage = CountingStage(echoes: true)
        let middle = try await bench.middle(stage)
        let sink = try await bench.sink()
        for head in [source, middle, sink] { try await head?.start() }
        try await bench.send("large", large, from: #require(source))
        try await bench.send("small", Data("s".utf8), from: #require(source))
        // The small one goes past the large one, which may be under way when its head goes away.
        try await middle.context.store.wait(until: "SELECT count(*) FROM task WHERE subject = 'small'", is: 1)
        try await source?.stop()
        source = nil
        source = try await bench.again { try await bench.source() }
        try await source?.start()
        let worker = try bench.worker(in: middle, stage)
        try await worker.start()
        try await sink.context.store.wait(until: "SELECT count(*) FROM effect", is: 2, within: .seconds(300))
        let hash = try BlobStore.hash(of: large)
        let stored = try await middle.context.store.pool.read { db in
            try middle.context.store.blobs.verify(hash, in: db)
        }
        #expect(stored == nil)
        #expect(try await effects(of: sink).sorted() == ["large", "small"])
        await worker.drain(within: .seconds(10))
        for head in [source, middle, sink] { try await head?.stop() }
    }

    @Test func `the task of a worker that falls silent is done by another`() async throws {
        let bench = try Bench()
        let middle = try await bench.middle(withUpstream: false)
        try await middle.start()
        let reactor = try bench.home.reactor()
        let silent = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.links"))
        _ = try await silent.greet(
            Hello(name: "silent", boot: "b", role: .worker, topics: ["parse"], slots: 1))
        try await addTask("a", to: middle)
        let task = try await silent.next(.task).read(TaskMetadata.self)
        #expect(task.subject == "a" && task.fence == 1)
        let worker = try bench.worker(in: middle)
        try await worker.start()
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 1)
        try await middle.context.store.wait(until: "SELECT count(*) FROM task", is: 0)
        #expect(try await effects(of: middle) == ["a"])
        await worker.drain(within: .seconds(10))
        await silent.close()
        await reactor.stop()
        try await middle.stop()
    }

    @Test func `however often a head starts again, a dead worker's task is freed when its cap is over`() async throws {
        var bench = try Bench()
        // Longer than any test: without the cap each start would give it anew.
        bench.lease = .seconds(3600)
        bench.cap = .seconds(5)
        var middle = try await bench.middle(withUpstream: false)
        try await middle.start()
        try await addTask("a", to: middle)
        let reactor = try bench.home.reactor()
        let doomed = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.links"))
        _ = try await doomed.greet(Hello(name: "doomed", boot: "b", role: .worker, topics: ["parse"], slots: 1))
        _ = try await doomed.next(.task)
        // The head goes first, so nobody tells it that the worker is gone.
        try await middle.stop()
        await doomed.close()
        for _ in 0..<3 {
            middle = try await bench.again { [bench] in try await bench.middle(withUpstream: false) }
            try await middle.start()
            try await middle.stop()
        }
        middle = try await bench.again { [bench] in try await bench.middle(withUpstream: false) }
        try await middle.start()
        let worker = try bench.worker(in: middle)
        try await worker.start()
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 1, within: .seconds(300))
        await worker.drain(within: .seconds(10))
        await reactor.stop()
        try await middle.stop()
    }

    @Test func `a worker that is asked to stop gives back in time what it can't finish, at no cost`() async throws {
        let bench = try Bench()
        let middle = try await bench.middle(withUpstream: false)
        try await middle.start()
        let stuck = try bench.worker(in: middle, CountingStage(endless: ["a"]))
        try await stuck.start()
        try await addTask("a", to: middle)
        try await middle.context.store.wait(until: "SELECT count(*) FROM task WHERE state = 'leased'", is: 1)
        await stuck.drain(within: .milliseconds(200))
        try await middle.context.store.wait(
            until: "SELECT count(*) FROM task WHERE state = 'ready' AND attempt = 0 AND errors = '[]'", is: 1)
        let well = try bench.worker(in: middle)
        try await well.start()
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 1)
        await well.drain(within: .seconds(10))
        try await middle.stop()
    }

    @Test(arguments: [0, 5 * 64]) func `a worker with more slots than a head welcomes takes as many as it may`(
        slots: Int
    )
        async throws
    {
        let bench = try Bench()
        let middle = try await bench.middle(withUpstream: false)
        try await middle.start()
        let worker = try bench.worker(in: middle, slots: slots)
        try await worker.start()
        try await addTask("a", to: middle)
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 1)
        await worker.drain(within: .seconds(10))
        try await middle.stop()
    }

    @Test func `huge tasks beyond their share are done one after the other`() async throws {
        let bench = try Bench()
        let middle = try await bench.middle(withUpstream: false)
        try await middle.start()
        for number in 0..<5 { try await addTask("huge\(number)", to: middle, hugeFrom: 0) }
        let worker = try bench.worker(in: middle)
        try await worker.start()
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 5)
        await worker.drain(within: .seconds(10))
        try await middle.stop()
    }

    @Test func `a late result of a worker that was given up is stale and has no effect`() async throws {
        let bench = try Bench()
        let middle = try await bench.middle(withUpstream: false)
        try await middle.start()
        let reactor = try bench.home.reactor()
        let zombie = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.links"))
        let hello = Hello(name: "zombie", boot: "b", role: .worker, topics: ["parse"], slots: 1)
        _ = try await zombie.greet(hello)
        try await addTask("a", to: middle)
        let task = try await zombie.next(.task).read(TaskMetadata.self)
        let worker = try bench.worker(in: middle)
        try await worker.start()
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 1)
        let session = try await zombie.greet(hello)
        for (number, verdict) in [ResultMetadata.Verdict.ok, .retry, .dead, .release].enumerated() {
            try await zombie.send(
                try LinkMessage(
                    .result, ResultMetadata(id: task.id, fence: task.fence, verdict: verdict, error: "late"),
                    bodies: verdict == .ok ? [Frame(Array(#"{"bytes":1}"#.utf8))] : [], session: session,
                    sequence: UInt64(number + 1)))
            let settled = try await zombie.next(.settled).read(Settled.self)
            #expect(settled.outcome == .stale)
        }
        #expect(try await effects(of: middle) == ["a"])
        await worker.drain(within: .seconds(10))
        await zombie.close()
        await reactor.stop()
        try await middle.stop()
    }

    @Test func `a poison item is set aside while the others go on, and may be tried again`() async throws {
        let bench = try Bench()
        let middle = try await bench.middle(withUpstream: false)
        try await middle.start()
        let sick = try bench.worker(in: middle, CountingStage(poison: ["poison"]))
        try await sick.start()
        for subject in ["a", "poison", "b"] { try await addTask(subject, to: middle) }
        try await middle.context.store.wait(until: "SELECT count(*) FROM task WHERE state = 'dead'", is: 1)
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 2)
        await sick.drain(within: .seconds(10))
        let well = try bench.worker(in: middle)
        try await well.start()
        let reactor = try bench.home.reactor()
        let client = try await QueryClient(
            on: reactor, to: try bench.home.endpoint("parse.query"), options: SocketOptions())
        let (count, _) = try await client.ask(
            Question.failedAction, FailedAction(onAll: "retry"), as: CountAnswer.self)
        #expect(count.count == 1)
        try await middle.context.store.wait(until: "SELECT count(*) FROM effect", is: 3)
        let (status, _) = try await client.ask(Question.status, [String: String](), as: StageStatus.self)
        #expect(status.failed == 0)
        #expect(status.workers == 1)
        await client.close()
        await well.drain(within: .seconds(10))
        await reactor.stop()
        try await middle.stop()
    }

    @Test func `a store that was replaced is not fed by the one before it`() async throws {
        let bench = try Bench()
        var source: Head? = try await bench.source()
        let middle = try await bench.middle()
        try await source?.start()
        try await middle.start()
        try await bench.send("a", from: #require(source))
        try await middle.context.store.wait(until: "SELECT count(*) FROM task", is: 1)
        try await middle.stop()
        try await source?.stop()
        source = nil
        for file in ["ingest.sqlite", "ingest.sqlite-wal", "ingest.sqlite-shm"] {
            try? FileManager.default.removeItem(at: bench.home.url.appending(path: file))
        }
        source = try await bench.again { try await bench.source() }
        try await source?.start()
        try await bench.send("b", from: #require(source))
        let reactor = try bench.home.reactor()
        let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint("ingest.links"))
        var hello = Hello(name: "parse", boot: "b", role: .consumer, topics: [HandoffTopic.document])
        hello.store = "the old one"
        hello.generation = 1
        try await peer.send(try LinkMessage(.hello, hello))
        let refusal = try await peer.next(.welcome, .refuse)
        #expect(refusal.type == .refuse)
        #expect(try refusal.read(Refusal.self).code == .generation)
        await peer.close()
        await reactor.stop()
        try await source?.stop()
        source = nil
    }

    /// Puts a task in as a dead letter and tries it again: the head looks for work at once.
    private func addTask(_ subject: String, to head: Head, hugeFrom: Int64 = 1 << 20) async throws {
        try await head.context.store.committer.commit { db in
            try TaskTable.add(
                kind: "parse", subject: subject, trace: nil, payload: try WireJSON.encode(Sheet(fileName: subject)),
                content: nil, hugeFrom: hugeFrom, in: db)
            try db.execute(sql: "UPDATE task SET state = 'dead' WHERE id = ?", arguments: [db.lastInsertedRowID])
        }
        let reactor = try Reactor(name: "asker", context: try Context())
        let endpoint = try #require(head.context.configuration.query.first)
        let client = try await QueryClient(on: reactor, to: endpoint, options: SocketOptions())
        let (answer, _) = try await client.ask(
            Question.failedAction, FailedAction(action: "retry", id: subject), as: CountAnswer.self)
        #expect(answer.count == 1)
        await client.close()
        await reactor.stop()
    }
}
