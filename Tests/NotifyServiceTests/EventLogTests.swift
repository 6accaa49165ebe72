import Foundation
import GRDB
import Links
import Messages
import NotifyService
import StageKit
import Testing
import ZeroMQ

/// What the event log makes of what the heads send.
@Suite struct EventLogTests {
    private let store: Store
    private let inbox: Inbox
    private let letters: DeadLetters
    private let outbox: Outbox
    private let reactor: Reactor
    private let origin = HandoffOrigin(store: "s", generation: 1)

    init() throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
        let plan = NotifyPlan.make()
        let store = try Store(.notify, home: home, migrations: plan.migrations)
        let outbox = try Outbox(store: store, retention: plan.retention, admission: plan.admission)
        let context = HeadContext(
            store: store, outbox: outbox,
            configuration: HeadConfiguration(home: home, links: [], bulk: [], query: [], upstreams: [:]),
            report: { _ in })
        reactor = try Reactor(name: "test", context: try Context())
        inbox = Inbox(
            store: store, upstream: .parse, bulk: BulkPool(reactor: reactor, options: SocketOptions()), backlog: nil,
            accepted: {}, acceptor: { try plan.accept($0, $1, context) })
        self.store = store
        self.outbox = outbox
        letters = context.letters
    }

    private func item(_ seq: Int64, _ json: String) -> DeliveredItem {
        DeliveredItem(
            seq: seq, topic: HandoffTopic.event, subject: "d\(seq)", trace: nil,
            parcel: Parcel(payload: Frame(Data(json.utf8))))
    }

    private func event(_ seq: Int64, version: String = "1.0", type: String = "org.guidang.new.thing.v3") -> String {
        #"{"specversion":"\#(version)","id":"\#(seq)","source":"/guidang/parse","type":"\#(type)","#
            + #""subject":"d\#(seq)","time":"2026-01-01T00:00:00Z","data":{"a":1}}"#
    }

    private func topics() async throws -> [String] {
        try await store.pool.read { try String.fetchAll($0, sql: "SELECT topic FROM outbox ORDER BY seq") }
    }

    @Test func `an event of an unknown version is set aside by name, and those around it are logged`() async throws {
        try await inbox.check(origin, nil)
        let items = [
            item(1, event(1)), item(2, event(2, version: "2.0")), item(3, "{"), item(4, event(4)),
            item(5, event(5, type: "org.guidang.report.parsed.v1")),
        ]
        try await inbox.accept(items, from: origin)
        #expect(try await topics() == ["org.guidang.new.thing.v3", "org.guidang.new.thing.v3"])
        let aside = try await letters.list(FailedQuery())
        #expect(aside.letters.map(\.documentId) == ["d2", "d3", "d5"])
        #expect(aside.letters.first?.errors.first?.contains("CloudEvents 2.0") == true)
        #expect(aside.letters.first?.errors.first?.contains("event 2 of parse") == true)
        // All of them were taken, in effect or aside: none comes again.
        try await inbox.accept(items, from: origin)
        #expect(try await topics().count == 2)
        #expect(try await letters.list(FailedQuery()).total == 3)
        await reactor.stop()
    }

    @Test func `a consumer may ask for the public types, by their full names`() throws {
        func hello(_ topics: [String]) -> Hello { Hello(name: "me", boot: "b", role: .consumer, topics: topics) }
        let names = EventType.all.map(\.rawValue)
        #expect(try outbox.topics(for: hello(names)) == names)
        #expect(try outbox.topics(for: hello([])) == [])
        for topic in ["report.parsed", "org.guidang.report", "org.guidang.report.parsed.v9"] {
            let error = #expect(throws: LinkError.self) { try outbox.topics(for: hello([topic])) }
            #expect(error?.code == .badQuestion)
            #expect(error?.message.contains("org.guidang.report.parsed.v1") == true)
        }
    }
}
