import Foundation
import GRDB
import Links
import Messages
import StageKit
import Synchronization
import ZeroMQ

/// What goes into the stage of these tests.
struct Sheet: Codable, Sendable {
    var fileName: String
}

/// What comes out: how many bytes there were.
struct Count: Codable, Sendable {
    var bytes: Int64
}

/// A stage that counts bytes, and gives them on where it is told to.
struct CountingStage: Stage {
    static let name = StageName.parse
    /// Subjects that fail each time.
    var poison: Set<String> = []
    /// Subjects on which the work never ends.
    var endless: Set<String> = []
    /// Gives the body on as the product's body.
    var echoes = false

    func work(on task: WorkTask<Sheet>) async throws -> WorkProduct<Count> {
        guard !poison.contains(task.subject) else { throw LinkError(.failed, "poison") }
        if endless.contains(task.subject) { try await Task.sleep(for: .seconds(3600)) }
        let data = try task.content?.data ?? Data()
        return WorkProduct(Count(bytes: Int64(data.count)), body: echoes ? Data(data) : nil)
    }

    func commit(
        _ product: CommittedProduct<Count>, of task: CommittedTask<Sheet>, to archive: Database
    ) throws -> [OutgoingItem] {
        try archive.execute(sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [task.subject])
        try product.body?.adopt(in: archive)
        return [
            try OutgoingItem(
                topic: HandoffTopic.report, subject: task.subject, trace: nil, payload: product.product,
                content: product.body?.hash)
        ]
    }
}

/// The heads of these tests, over real sockets and real stores: ingest → parse → index.
struct Bench {
    let home: Home
    /// What went wrong meanwhile, for the message of a failed test.
    let trouble = Trouble()
    var policy = TaskPolicy(
        attempts: 3, backoff: Backoff(base: .milliseconds(1), limit: .milliseconds(5)), hugeFrom: 1 << 20)
    var beat = Duration.milliseconds(200)
    var lease = Duration.seconds(10)
    var cap = Duration.seconds(600)

    init() throws { home = try Home() }

    func configuration(_ stage: StageName, upstream: StageName? = nil) throws -> HeadConfiguration {
        var upstreams: [StageName: Endpoint] = [:]
        if let upstream { upstreams[upstream] = try home.endpoint("\(upstream.rawValue).links") }
        return HeadConfiguration(
            home: home.url, links: [try home.endpoint("\(stage.rawValue).links")],
            bulk: [try home.endpoint("\(stage.rawValue).bulk")], query: [try home.endpoint("\(stage.rawValue).query")],
            upstreams: upstreams, beat: beat, lease: lease, cap: cap, policy: policy)
    }

    /// Sends documents to parse.
    func source() async throws -> Head {
        let plan = HeadPlan(
            stage: .ingest, migrations: [.effects], retention: .untilSettled,
            admission: .only(["parse": [HandoffTopic.document]]), upstreams: [:], accept: { _, _, _ in })
        return try await Head(plan, configuration(.ingest), report: trouble.note)
    }

    /// Works on what ingest sends, and sends it on to index.
    func middle(_ stage: CountingStage = CountingStage(), withUpstream: Bool = true) async throws -> Head {
        var plan = HeadPlan(
            stage: .parse, migrations: [.effects], retention: .untilSettled,
            admission: .only(["index": [HandoffTopic.report]]),
            upstreams: withUpstream ? [.ingest: [HandoffTopic.document]] : [:], accept: { _, _, _ in })
        plan.work(with: stage)
        return try await Head(
            plan, configuration(.parse, upstream: withUpstream ? .ingest : nil), report: trouble.note)
    }

    /// Takes what parse sends.
    func sink() async throws -> Head {
        let plan = HeadPlan(
            stage: .index, migrations: [.effects], retention: .untilSettled, admission: .only([:]),
            upstreams: [.parse: [HandoffTopic.report]],
            accept: { item, db, _ in
                try db.execute(sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [item.subject])
            })
        return try await Head(plan, configuration(.index, upstream: .parse), report: trouble.note)
    }

    /// Opens a head on the store of one that was stopped.
    ///
    /// A head keeps its lock until its process ends, so the test takes the lock's file away, as the end of the process
    /// would the lock.
    func again(_ open: () async throws -> Head) async throws -> Head {
        for stage in StageName.allCases {
            try? FileManager.default.removeItem(at: home.url.appending(path: "\(stage.rawValue).lock"))
        }
        return try await open()
    }

    func worker(
        in head: Head, _ stage: CountingStage = CountingStage(), slots: Int = 4
    ) throws -> StageWorker<CountingStage> {
        try StageWorker(
            stage, on: head.sharedReactor, to: try Head.workEndpoint(.parse), options: SocketOptions(), name: "inside",
            slots: slots, beat: beat, report: trouble.note)
    }

    /// Hands a document in at a source.
    func send(_ subject: String, _ body: Data? = nil, from head: Head) async throws {
        let store = head.context.store
        let staged = try body.map { try store.blobs.stage(bytes: $0) }
        try await store.committer.commit { db in
            try staged?.adopt(in: db)
            try Outbox.append(
                OutgoingItem(
                    topic: HandoffTopic.document, subject: subject, trace: nil, payload: Sheet(fileName: subject),
                    content: staged?.hash), in: db)
        }
        head.context.outbox.announceGrowth()
    }
}

/// Errors that heads and workers report.
final class Trouble: Sendable {
    private let errors = Mutex<[String]>([])

    var note: @Sendable (any Error) -> Void {
        { [self] error in errors.withLock { $0.append("\(error)") } }
    }

    var all: [String] { errors.withLock { $0 } }
}
