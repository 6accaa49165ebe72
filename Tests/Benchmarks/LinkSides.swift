import ArgumentParser
import Foundation
import GRDB
import Links
import Messages
import StageKit
import Synchronization
import ZeroMQ

/// The sending process of a link's measurement: a store with an outbox, served on a socket.
struct LinkSender: AsyncParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)
    static let topic = "bench"

    @Option var folder: String
    @Option var size: Int
    @Option(help: "Messages a second; 0 is as many as go.") var rate: Int
    @Option var seconds: Int

    func run() async throws {
        let store = try Store(.ingest, home: URL(filePath: folder + "/a"), migrations: [])
        let outbox = try Outbox(
            store: store,
            retention: .untilSettled,
            admission: .only([StageName.parse.rawValue: [Self.topic]])
        )
        let source = TimedSource(outbox)
        let reactor = try Reactor(name: "sender", context: try Context())
        let server = try await LinkServer(
            on: reactor,
            options: SocketOptions.benchServing,
            terms: .init(
                store: store.identity.id,
                generation: store.identity.generation,
                beat: .seconds(2),
                lease: .seconds(30),
                cap: .seconds(600),
                bulk: nil
            ),
            handoffs: source,
            tasks: nil,
            offers: nil,
            report: { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
        )
        guard let endpoint = Endpoint("ipc://\(folder)/link") else { throw BenchError("no endpoint") }
        try await server.bind(endpoint)
        try await server.start()
        outbox.onGrowth { Task { await server.outboxGrew() } }
        try await send(1, through: store, outbox, source)
        while source.settled < 1 { try await Task.sleep(for: .milliseconds(5)) }
        source.reset()

        let began = monotonicMilliseconds()
        if rate > 0 { try await sendSteadily(store, outbox, source) } else { try await sendAll(store, outbox, source) }
        while source.settled < source.sent { try await Task.sleep(for: .milliseconds(1)) }
        let elapsed = (monotonicMilliseconds() - began) / 1_000
        let outcome = LinkBench.Outcome(
            perSecond: Double(source.sent) / elapsed,
            latencies: rate > 0 ? source.latencies : []
        )
        FileHandle.standardOutput.write(try JSONEncoder().encode(outcome))
    }

    /// As many as go, at most some thousands of them unsettled.
    private func sendAll(_ store: Store, _ outbox: Outbox, _ source: TimedSource) async throws {
        let end = monotonicMilliseconds() + Double(seconds) * 1_000
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<256 {
                group.addTask {
                    while monotonicMilliseconds() < end {
                        try await send(1, through: store, outbox, source)
                        while source.sent - source.settled > 8_000 { try await Task.sleep(for: .milliseconds(1)) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func sendSteadily(_ store: Store, _ outbox: Outbox, _ source: TimedSource) async throws {
        let began = monotonicMilliseconds()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<rate * seconds {
                let due = began + Double(number) * 1_000 / Double(rate)
                while monotonicMilliseconds() < due { try await Task.sleep(for: .microseconds(200)) }
                group.addTask { try await send(1, through: store, outbox, source) }
            }
            try await group.waitForAll()
        }
    }

    /// Commits messages of the size and says so.
    private func send(_ count: Int, through store: Store, _ outbox: Outbox, _ source: TimedSource) async throws {
        let began = monotonicMilliseconds()
        let (size, blobs) = (size, store.blobs)
        let staged = size > 4_096 ? try blobs.stage(bytes: Self.bytes(size)) : nil
        let sequence = try await store.committer.commit { db in
            try staged?.adopt(in: db)
            return try Outbox.append(
                OutgoingItem(
                    topic: Self.topic,
                    subject: "bench",
                    trace: nil,
                    payload: ["pad": staged == nil ? String(repeating: "x", count: size - 20) : ""],
                    content: staged?.hash
                ),
                in: db
            )
        }
        source.note(sequence, began)
        outbox.announceGrowth()
    }

    private static func bytes(_ size: Int) -> Data {
        var data = Data(repeating: 0x78, count: size)
        data.replaceSubrange(0..<16, with: withUnsafeBytes(of: UUID().uuid) { Data($0) })
        return data
    }
}

/// An outbox that notes when acks come.
final class TimedSource: HandoffSource {
    private struct State {
        var began: [Int64: Double] = [:]
        var early: [Int64: Double] = [:]
        var latencies: [Double] = []
        var sent = 0
    }

    private let outbox: Outbox
    private let state = Mutex(State())

    init(_ outbox: Outbox) { self.outbox = outbox }

    var sent: Int { state.withLock { $0.sent } }
    var settled: Int { state.withLock { $0.latencies.count } }
    var latencies: [Double] { state.withLock { $0.latencies } }

    func reset() { state.withLock { $0 = State() } }

    func note(_ sequence: Int64, _ began: Double) {
        state.withLock { state in
            state.sent += 1
            // The ack may be here before the sender's own task has gone on.
            if let end = state.early.removeValue(forKey: sequence) {
                state.latencies.append(end - began)
            } else {
                state.began[sequence] = began
            }
        }
    }

    func topics(for hello: Hello) throws(LinkError) -> [String] { try outbox.topics(for: hello) }

    func register(_ hello: Hello) async throws -> ConsumerProgress { try await outbox.register(hello) }

    func items(
        after sequence: Int64,
        topics: [String],
        limit: Int,
        bytes: Int64
    ) async throws -> (items: [OutboundItem], through: Int64) {
        try await outbox.items(after: sequence, topics: topics, limit: limit, bytes: bytes)
    }

    private let through = Mutex<Int64>(0)

    func settle(_ consumer: String, _ progress: ConsumerProgress) async throws {
        let now = monotonicMilliseconds()
        let before = through.withLock { value in
            defer { value = max(value, progress.floor) }
            return value
        }
        state.withLock { state in
            for sequence in before..<max(before, progress.floor) {
                if let began = state.began.removeValue(forKey: sequence + 1) {
                    state.latencies.append(now - began)
                } else {
                    state.early[sequence + 1] = now
                }
            }
        }
        try await outbox.settle(consumer, progress)
    }
}

/// The receiving process: a head that takes what comes.
struct LinkReceiver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @Option var folder: String

    func run() async throws {
        func endpoint(_ name: String) throws -> Endpoint {
            guard let endpoint = Endpoint("ipc://\(folder)/\(name)") else { throw BenchError("no endpoint") }
            return endpoint
        }
        let plan = HeadPlan(
            stage: .parse,
            migrations: [
                StoreMigration(2, "bench") {
                    try $0.execute(sql: "CREATE TABLE arrived (seq INTEGER, body BLOB) STRICT")
                }
            ],
            retention: .untilSettled,
            admission: .only([:]),
            upstreams: [.ingest: [LinkSender.topic]],
            accept: { item, db, _ in
                try db.cachedStatement(sql: "INSERT INTO arrived VALUES (?, ?)")
                    .execute(arguments: [item.seq, item.parcel.payload.data])
            }
        )
        let configuration = HeadConfiguration(
            home: URL(filePath: folder + "/b"),
            links: [try endpoint("b.links")],
            bulk: [try endpoint("b.bulk")],
            query: [try endpoint("b.query")],
            upstreams: [.ingest: try endpoint("link")]
        )
        let head = try await Head(plan, configuration, report: { FileHandle.standardError.write(Data("\($0)\n".utf8)) })
        try await head.start()
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}

extension SocketOptions {
    fileprivate static var benchServing: SocketOptions {
        var options = SocketOptions()
        options.routerMandatory = true
        options.maxParts = LinkMessage.partLimit + 1
        return options
    }
}
