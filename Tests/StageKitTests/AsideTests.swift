import Foundation
import GRDB
import Links
import Messages
import Synchronization
import Testing
import ZeroMQ

@testable import StageKit

/// An item that can't be taken in: set aside where a person sees it, and no other waits for it.
@Suite(.serialized) struct AsideTests {
    private let home: Home
    private let store: Store
    private let reactor: Reactor
    private let inbox: Inbox
    private let letters: DeadLetters
    private let origin = HandoffOrigin(store: "s", generation: 1)
    /// Whether the program has been updated, and can read what it could not.
    private let updated = Flag()

    private final class Flag: Sendable {
        private let state = Mutex(false)
        var isSet: Bool { state.withLock { $0 } }
        func set() { state.withLock { $0 = true } }
    }

    init() throws {
        home = try Home()
        let store = try home.store()
        reactor = try home.reactor()
        let (updated, upstream) = (updated, StageName.ingest)
        let inbox = Inbox(
            store: store, upstream: upstream, bulk: BulkPool(reactor: reactor, options: SocketOptions()),
            backlog: nil, accepted: {},
            undertaker: { item, _, db in
                try db.execute(sql: "INSERT INTO effect (subject) VALUES (?)", arguments: ["told of \(item.subject)"])
            },
            acceptor: { item, db in
                try db.execute(sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [item.subject])
                guard !updated.isSet else { return }
                switch item.subject {
                case "undecodable": _ = try WireJSON.decode(Sheet.self, from: item.parcel.payload)
                case "unlawful": try db.execute(sql: "INSERT INTO effect (subject) VALUES (NULL)")
                default: break
                }
            })
        letters = DeadLetters(store: store)
        letters.onRetry(of: upstream) { try await inbox.retry($0, bulk: nil) }
        self.store = store
        self.inbox = inbox
    }

    private func item(_ seq: Int64, _ subject: String, _ content: Parcel.Content? = nil) -> DeliveredItem {
        DeliveredItem(
            seq: seq, topic: "t", subject: subject, trace: nil,
            parcel: Parcel(payload: Frame(Data("{}".utf8)), content: content))
    }

    private func inline(_ text: String, as hash: String? = nil) throws -> Parcel.Content {
        let data = Data(text.utf8)
        let sha256 = try hash ?? BlobStore.hash(of: data).hex
        return .inline(ContentReference(sha256: sha256, size: Int64(data.count)), Frame(data))
    }

    private func effects() async throws -> [String] {
        try await store.strings("SELECT subject FROM effect ORDER BY id")
    }

    private func only() async throws -> DeadLetter {
        let list = try await letters.list(FailedQuery())
        #expect(list.total == 1)
        return try #require(list.letters.first)
    }

    @Test(arguments: ["undecodable", "unlawful"])
    func `what can't be taken is set aside without a trace of its own, and the others are taken`(subject: String)
        async throws
    {
        try await inbox.check(origin, nil)
        for _ in 0..<2 {
            try await inbox.accept([item(1, "a"), item(2, subject, inline("正文")), item(3, "b")], from: origin)
            #expect(try await effects() == ["a", "told of \(subject)", "b"])
        }
        let letter = try await only()
        #expect(letter.documentId == subject && letter.attempts == 1)
        #expect(letter.errors.first?.hasPrefix("t 2 of ingest: ") == true)
        #expect(try await store.number("SELECT count(*) FROM inbox") == 3)
        #expect(try await store.number("SELECT refs FROM blob") == 1)
        await reactor.stop()
    }

    @Test(
        arguments: [
            StoreError(.noSpace, "full"), StoreError(.disk, "sick"), StoreError(.generation, "another"),
            StoreError(.corrupt, "damaged"), BlobError(.noSpace, "full"), BlobError(.busy, "under way"),
            DatabaseError(resultCode: .SQLITE_FULL), DatabaseError(resultCode: .SQLITE_BUSY),
            LinkError(.timeout, "late"),
            LinkError(.unreachable, "gone"), CancellationError(),
        ] as [any Error])
    func `a trouble that passes sets nothing aside`(error: any Error) {
        #expect(!ItemFault.isOfTheItem(error))
    }

    @Test func `a body that is not what its sender names is set aside, and asked for again by a retry`() async throws {
        try await inbox.check(origin, nil)
        try await inbox.accept([item(1, "a", inline("正文", as: fakeHash())), item(2, "b")], from: origin)
        #expect(try await effects() == ["told of a", "b"])
        #expect(try await only().errors.first?.contains("SHA-256") == true)
        #expect(try await store.number("SELECT count(*) FROM blob") == 0)
        #expect(try await letters.act(FailedAction(action: "retry", id: "a")) == 1)
        #expect(try await only().attempts == 2)
        #expect(try await only().errors.last?.contains("ingest is not there") == true)
        await reactor.stop()
    }

    @Test func `tried again after an update it is taken in, with its body`() async throws {
        try await inbox.check(origin, nil)
        try await inbox.accept([item(1, "undecodable", inline("正文"))], from: origin)
        #expect(try await letters.act(FailedAction(onAll: "retry")) == 1)
        #expect(try await only().errors.count == 2)
        updated.set()
        #expect(try await letters.act(FailedAction(onAll: "retry")) == 1)
        #expect(try await letters.list(FailedQuery()).total == 0)
        #expect(try await effects() == ["told of undecodable", "undecodable"])
        #expect(try await store.number("SELECT refs FROM blob") == 1)
        #expect(try await store.number("SELECT count(*) FROM aside") == 0)
        await reactor.stop()
    }

    @Test func `what is dropped is an end, until it is named again`() async throws {
        try await inbox.check(origin, nil)
        try await inbox.accept([item(1, "undecodable")], from: origin)
        #expect(try await state() == "failed")
        #expect(try await letters.act(FailedAction(onAll: "drop")) == 1)
        #expect(try await letters.list(FailedQuery()).total == 0)
        #expect(try await state() == "dropped")
        #expect(try await letters.act(FailedAction(onAll: "retry")) == 0)
        updated.set()
        #expect(try await letters.act(FailedAction(action: "retry", id: "undecodable")) == 1)
        #expect(try await effects().last == "undecodable")
        await reactor.stop()
    }

    private func state() async throws -> String? {
        try await store.pool.read { try TaskTable.state(of: "undecodable", in: $0)?.state }
    }

    @Test func `a body that its sender has lost holds up nothing, and comes when it is found again`() async throws {
        let bench = try Bench()
        let (source, middle) = (try await bench.source(), try await bench.middle())
        let large = BlobFixture.bytes(300_000)
        try await bench.send("lost", large, from: source)
        try await bench.send("small", Data("s".utf8), from: source)
        let hash = try BlobStore.hash(of: large)
        let path = source.context.store.blobs.path(of: hash)
        try FileManager.default.moveItem(atPath: path, toPath: path + ".gone")
        for head in [source, middle] { try await head.start() }
        let store = middle.context.store
        try await store.wait(until: "SELECT count(*) FROM task WHERE subject = 'small'", is: 1)
        try await store.wait(until: "SELECT count(*) FROM aside WHERE subject = 'lost'", is: 1)
        try await source.context.store.wait(until: "SELECT count(*) FROM outbox", is: 0)

        let asker = try bench.home.reactor()
        let client = try await QueryClient(
            on: asker, to: try bench.home.endpoint("parse.query"), options: SocketOptions())
        let (failed, _) = try await client.ask(Question.failed, FailedQuery(), as: FailedAnswer.self)
        #expect(failed.letters.map(\.documentId) == ["lost"])
        #expect(failed.letters.first?.errors.first?.contains(hash.hex) == true)
        #expect(failed.letters.first?.fileName == "lost")
        let (status, _) = try await client.ask(Question.status, [String: String](), as: StageStatus.self)
        #expect(status.failed == 1)

        try FileManager.default.moveItem(atPath: path + ".gone", toPath: path)
        let (count, _) = try await client.ask(
            Question.failedAction, FailedAction(action: "retry", id: "lost"), as: CountAnswer.self)
        #expect(count.count == 1)
        #expect(try await store.number("SELECT count(*) FROM task WHERE subject = 'lost'") == 1)
        let worker = try bench.worker(in: middle)
        try await worker.start()
        try await store.wait(until: "SELECT count(*) FROM effect", is: 2)
        #expect(try await store.number("SELECT count(*) FROM aside") == 0)
        await worker.drain(within: .seconds(10))
        await client.close()
        await asker.stop()
        for head in [source, middle] { try await head.stop() }
    }
}
