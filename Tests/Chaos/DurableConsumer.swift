import Foundation
import GRDB
import Links
import Messages
import Settings
import StageKit
import ZeroMQ

/// A durable named consumer of notify: it records each event in a store of its own before it acks it.
actor DurableConsumer: HandoffSink {
    static let topic = "org.guidang.report.parsed.v1"
    private let queue: DatabaseQueue

    init(store: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        queue = try DatabaseQueue(path: store, configuration: configuration)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS delivery
                    (number INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, subject TEXT NOT NULL)
                    """
            )
        }
    }

    /// Consumes until the process ends.
    static func run(home: String, store: String) async throws {
        let consumer = try DurableConsumer(store: store)
        guard let endpoint = Endpoint(try RunFolder.locate(home: home).endpoint(for: .notify, .links)) else {
            throw ChaosError("no endpoint of notify under \(home)")
        }
        let reactor = try Reactor(name: "consumer", context: try Context())
        let link = HandoffConsumer(
            on: reactor,
            to: endpoint,
            options: try .connecting(to: endpoint, curve: nil),
            hello: Hello(
                name: "chaos-durable",
                boot: UUID().uuidString,
                role: .consumer,
                topics: [topic],
                from: 0
            ),
            beat: .milliseconds(300),
            window: Credit(items: 256, bytes: 8 << 20),
            sink: consumer,
            report: { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
        )
        try await link.start()
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    func accept(_ items: [DeliveredItem], from origin: HandoffOrigin) async throws {
        try await queue.write { db in
            for item in items {
                try db.execute(
                    sql: "INSERT INTO delivery (sequence, subject) VALUES (?, ?)",
                    arguments: [item.seq, item.subject]
                )
            }
        }
    }

    func fetch(_ content: ContentReference, of item: DeliveredItem, bulk: Endpoint) async throws {
        throw ChaosError("an event came with a body beside it")
    }

    func forget(through floor: Int64, from origin: HandoffOrigin) async throws {}
    func backlogRoom() async -> Int64 { 10_000 }
    func check(_ origin: HandoffOrigin, _ lineage: Lineage?) async throws {}
}
