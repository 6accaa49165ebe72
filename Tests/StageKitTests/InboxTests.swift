import Foundation
import GRDB
import Messages
import StageKit
import Testing
import ZeroMQ

@testable import Links

@Suite struct InboxTests {
    private let home: Home
    private let store: Store
    private let reactor: Reactor
    private let inbox: Inbox
    private let origin = HandoffOrigin(store: "s", generation: 1)

    init() throws {
        home = try Home()
        store = try home.store()
        reactor = try home.reactor()
        inbox = Inbox(
            store: store, upstream: .ingest, bulk: BulkPool(reactor: reactor, options: SocketOptions()),
            backlog: nil, accepted: {},
            acceptor: { item, db in
                guard item.subject != "broken" else { throw LinkError(.failed, "broken") }
                try db.execute(sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [item.subject])
            })
    }

    private func item(_ seq: Int64, _ subject: String? = nil, _ content: Parcel.Content? = nil) -> DeliveredItem {
        DeliveredItem(
            seq: seq, topic: "t", subject: subject ?? "\(seq)", trace: nil,
            parcel: Parcel(payload: Frame(Array("{}".utf8)), content: content))
    }

    private func effects() async throws -> [String] {
        try await store.strings("SELECT subject FROM effect ORDER BY id")
    }

    @Test func `an item that comes again changes nothing`() async throws {
        try await inbox.check(origin, nil)
        try await inbox.accept([item(1), item(2)], from: origin)
        try await inbox.accept([item(2), item(1), item(3), item(3)], from: origin)
        #expect(try await effects() == ["1", "2", "3"])
        #expect(try await store.pool.read { try Counter.accepted.value(in: $0) } == 3)
        await reactor.stop()
    }

    @Test func `a floor forgets keys, and what is at or below it is not taken again`() async throws {
        try await inbox.check(origin, nil)
        try await inbox.accept([item(1), item(2), item(3), item(5)], from: origin)
        try await inbox.forget(through: 3, from: origin)
        #expect(try await store.number("SELECT count(*) FROM inbox") == 1)
        try await inbox.accept([item(1), item(3), item(4), item(5)], from: origin)
        #expect(try await effects() == ["1", "2", "3", "5", "4"])
        try await inbox.forget(through: 1, from: origin)
        #expect(try await store.number("SELECT floor FROM origin") == 3)
        await reactor.stop()
    }

    @Test func `another store or generation is refused, and the first one stays`() async throws {
        #expect(try inbox.knownOrigin() == nil)
        try await inbox.check(origin, nil)
        try await inbox.check(origin, nil)
        for other in [HandoffOrigin(store: "t", generation: 1), HandoffOrigin(store: "s", generation: 2)] {
            let error = await #expect(throws: StoreError.self) { try await inbox.check(other, nil) }
            #expect(error?.code == .generation)
            #expect(error?.hint != nil)
            await #expect(throws: StoreError.self) { try await inbox.accept([item(1)], from: other) }
        }
        #expect(try inbox.knownOrigin() == origin)
        #expect(try await effects() == [])
        await reactor.stop()
    }

    @Test func `a batch in which one item fails leaves nothing, so that it may come again`() async throws {
        try await inbox.check(origin, nil)
        await #expect(throws: LinkError.self) { try await inbox.accept([item(1), item(2, "broken")], from: origin) }
        #expect(try await effects() == [])
        #expect(try await store.number("SELECT count(*) FROM inbox") == 0)
        try await inbox.accept([item(1)], from: origin)
        #expect(try await effects() == ["1"])
        await reactor.stop()
    }

    @Test func `a body that was announced and is not here yet is waited for`() async throws {
        try await inbox.check(origin, nil)
        let reference = ContentReference(sha256: fakeHash(), size: 3)
        let missing = item(2, nil, .remote(reference))
        await #expect(throws: LinkError.self) { try await inbox.accept([missing], from: origin) }
        #expect(try await effects() == [])
        await reactor.stop()
    }

    @Test func `a body is kept with its item, once however often it comes`() async throws {
        try await inbox.check(origin, nil)
        let body = Data("正文".utf8)
        let reference = ContentReference(sha256: try BlobStore.hash(of: body).hex, size: Int64(body.count))
        for _ in 0..<3 {
            try await inbox.accept([item(1, nil, .inline(reference, Frame(body)))], from: origin)
        }
        #expect(try await store.number("SELECT refs FROM blob") == 1)
        await reactor.stop()
    }
}
