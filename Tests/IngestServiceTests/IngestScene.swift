import Foundation
import GRDB
import Messages
import Settings
import StageKit
import Synchronization
import Testing

@testable import IngestService

/// An ingest head's store, folders and loop, without its sockets; removed at the end.
final class IngestScene: Sendable {
    let home: URL
    let inbox: URL
    let context: HeadContext
    let keeper: RejectionKeeper
    let watcher: InboxWatcher
    let kept = KeptFiles()
    /// Free bytes on the scene's disk, as far as the gate is told; 1,000 are the reserve.
    let free = Free()
    let gate: DiskGate
    /// What was told of files that are not taken.
    let notices = AsyncStream<InboxNotice>.makeStream()
    private let troubles: Troubles

    final class Free: Sendable {
        let bytes = Mutex<Int64>(1 << 40)
    }

    private final class Troubles: Sendable {
        let texts = Mutex<[String]>([])
    }

    init(backlog: Int64 = 2_000, settings: InboxWatcher.Settings = InboxFixture.quick) throws {
        home = FileManager.default.temporaryDirectory.appending(path: "归档-ingest-\(UUID().uuidString)")
        inbox = home.appending(path: "inbox")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        let troubles = Troubles()
        let report: @Sendable (any Error) -> Void = { error in troubles.texts.withLock { $0.append("\(error)") } }
        self.troubles = troubles
        let store = try Store(.ingest, home: home, migrations: IngestPlan.migrations)
        let outbox = try Outbox(
            store: store, retention: .untilSettled, admission: .only(["parse": [HandoffTopic.document]]))
        let configuration = HeadConfiguration(
            home: home, links: [], bulk: [], query: [], upstreams: [:], backlog: backlog)
        context = HeadContext(store: store, outbox: outbox, configuration: configuration, report: report)
        keeper = RejectionKeeper(home: home, language: .en, report: report)
        gate = DiskGate(reserve: 1_000, free: { [free] in free.bytes.withLock { $0 } })
        watcher = try InboxWatcher(InboxFolder(inbox), settings: settings, isKept: { [kept] in kept.contains($0, $1) })
    }

    deinit {
        try? FileManager.default.removeItem(at: home)
    }

    /// What went wrong meanwhile.
    var trouble: [String] { troubles.texts.withLock { $0 } }

    func intake(keeps: Bool = false) -> FileIntake {
        FileIntake(inbox: InboxFolder(inbox), blobs: context.store.blobs, keeps: keeps)
    }

    func loop(_ intake: FileIntake) -> IntakeLoop {
        IntakeLoop(
            context: context, watcher: watcher, intake: intake, kept: kept, keeper: keeper, gate: gate,
            notice: { [notices] in notices.continuation.yield($0) })
    }

    /// Runs the loop until `isEnough`, then stops it and waits for its end.
    func run(_ intake: FileIntake, until isEnough: @Sendable () async throws -> Void) async throws {
        let loop = loop(intake)
        let running = Task { try await loop.run() }
        do {
            try await isEnough()
        } catch {
            watcher.stop()
            throw error
        }
        watcher.stop()
        try await running.value
    }

    var questions: IngestQuestions {
        IngestQuestions(
            context: context, keeper: keeper, language: .en, gate: gate, inbox: { [watcher] in watcher.picture })
    }

    func write(_ text: String, to path: String) throws {
        let url = inbox.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func files(in folder: String) throws -> [String] {
        let url = home.appending(path: folder)
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    }

    func number(_ sql: String) async throws -> Int {
        try await context.store.pool.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    func strings(_ sql: String) async throws -> [String] {
        try await context.store.pool.read { try String.fetchAll($0, sql: sql) }
    }

    /// Waits for the next notice; nil when too much time has passed.
    func nextNotice(within limit: Duration = .seconds(300)) async throws -> InboxNotice? {
        let stream = notices.stream
        return try await Self.within(limit) { await stream.first { _ in true } }
    }

    /// Waits until something holds that nobody tells of.
    static func wait(within limit: Duration = .seconds(300), until holds: @escaping @Sendable () -> Bool) async throws {
        let isReached = try await within(limit) {
            while !holds(), !Task.isCancelled { await Task.yield() }
            return holds()
        }
        try #require(isReached == true)
    }

    private static func within<Value: Sendable>(
        _ limit: Duration, _ operation: @escaping @Sendable () async throws -> Value?
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    /// Waits until a query gives a number, or too much time has passed.
    func wait(until sql: String, is expected: Int, within limit: Duration = .seconds(300)) async throws {
        let observation = ValueObservation.tracking { try Int.fetchOne($0, sql: sql) ?? 0 }
        let values = observation.values(in: context.store.pool)
        let isReached = try await Self.within(limit) {
            for try await value in values where value == expected { return true }
            return false
        }
        let last = try await number(sql)
        try #require(isReached == true, "\(sql): \(last), not \(expected); \(trouble)")
    }
}
