import Foundation
import Links
import Messages
import Settings
import StageKit
import ZeroMQ

/// From the inbox to `report.indexed`, with the real services.
struct WholeBench {
    let binaries: String

    /// One file at a time on an idle system; the settle time is set to nothing, so it is not part of the figure.
    func dropToIndexed(files: Int) async throws -> [Figure] {
        let archive = try Archive(binaries: binaries, name: "drop")
        try archive.startServices(["ingest.settle=0s"])
        try await archive.waitUntilReady()
        let names = try archive.prepare(files + 5, seed: 11)
        let follower = try await Follower(endpoint: archive.endpoint(.notify, .links))
        var times: [Double] = []
        for (index, name) in names.enumerated() {
            let began = monotonicMilliseconds()
            try archive.drop(name)
            let end = try await follower.next()
            // The first ones warm up caches and connections.
            if index >= 5 { times.append(end - began) }
            try await Task.sleep(for: .milliseconds(150))
        }
        await follower.close()
        try await archive.end()
        return [.times("whole: drop to report.indexed, idle", times, aim: "p50 25 ms, p99 80 ms")]
    }

    /// Many files at once; then what the services need when nothing happens.
    func load(reports: Int, idleAfter: Double) async throws -> [Figure] {
        let archive = try Archive(binaries: binaries, name: "load")
        try archive.startServices()
        let names = try archive.prepare(reports, seed: 12)
        try await archive.waitUntilReady()
        let pids = archive.pids()
        let atRest = Dictionary(uniqueKeysWithValues: pids.map { ($0.pid, ProcessFigures.processorSeconds($0.pid)) })
        let began = monotonicMilliseconds()
        for name in names { try archive.drop(name) }
        try await archive.wait("the load", seconds: 1_800, every: 250) {
            archive.number("SELECT count(*) FROM report_version", .index) == reports
        }
        let seconds = (monotonicMilliseconds() - began) / 1_000
        var figures: [Figure] = [
            .number(
                "whole: \(reports) reports of 12 KB, sustained",
                Double(reports) / seconds,
                "reports/s",
                aim: "400/s"
            )
        ]
        figures += pids.map {
            let milliseconds = (ProcessFigures.processorSeconds($0.pid) - (atRest[$0.pid] ?? 0)) * 1_000
            return .number("whole: processor of \($0.name)", milliseconds / Double(reports), "ms a report")
        }
        figures += pids.map { .number("whole: peak memory of \($0.name)", ProcessFigures.peakMemory($0.pid), "MB") }
        try await Task.sleep(for: .seconds(idleAfter))
        let before = pids.reduce(0) { $0 + ProcessFigures.processorSeconds($1.pid) }
        try await Task.sleep(for: .seconds(30))
        let used = pids.reduce(0) { $0 + ProcessFigures.processorSeconds($1.pid) } - before
        let memory = pids.reduce(0) { $0 + ProcessFigures.memory($1.pid) }
        figures.append(.number("idle: memory (PSS) of all processes", memory, "MB", aim: "200 MB"))
        figures.append(.number("idle: processor", used / 30 * 100, "% of a core", aim: "1 %"))
        try await archive.end()
        return figures
    }

    /// A worker is killed at its task: how long until another one has it.
    ///
    /// Each sample is a task of its own, so that no pause of an earlier attempt is in its time.
    func killToRerun(samples: Int) async throws -> [Figure] {
        let archive = try Archive(binaries: binaries, name: "kill")
        try archive.startServices(["retry.attempts=2", "ingest.settle=0s"], parseWorkers: 0)
        try await archive.waitUntilReady()
        let connect = ["work", "--connect", try archive.endpoint(.parse, .links)]
        func worker() throws -> Process {
            try archive.start("guidang-parse", connect, environment: ["GUIDANG_TEST_HOOKS": "1"], as: "worker")
        }
        func leased(_ attempt: Int) async throws {
            try await archive.wait("attempt \(attempt)", seconds: 60, every: 5) {
                archive.number("SELECT count(*) FROM task WHERE state = 'leased' AND attempt = \(attempt)", .parse) == 1
            }
        }
        var times: [Double] = []
        for sample in 1...samples {
            let holder = try worker()
            try Data("guidang-test-hook:hang \(sample)".utf8)
                .write(to: URL(filePath: archive.home + "/drop/hang-\(sample).txt"))
            try archive.drop("hang-\(sample).txt")
            try await leased(1)
            let next = try worker()
            try await Task.sleep(for: .seconds(2.5))
            let killed = monotonicMilliseconds()
            kill(holder.processIdentifier, SIGKILL)
            try await leased(2)
            times.append(monotonicMilliseconds() - killed)
            kill(next.processIdentifier, SIGKILL)
            try await archive.wait("the dead letter", seconds: 60, every: 50) {
                archive.number("SELECT count(*) FROM task WHERE state <> 'dead'", .parse) == 0
            }
        }
        try await archive.end()
        return [.times("work: worker killed to task leased elsewhere", times, aim: "p99 10 s")]
    }
}

/// Hears of `report.indexed` as a durable consumer.
actor Follower: HandoffSink {
    private let reactor: Reactor
    private var link: HandoffConsumer?
    private var heard: [Double] = []

    init(endpoint text: String) async throws {
        guard let endpoint = Endpoint(text) else { throw BenchError("\(text) is no endpoint") }
        reactor = try Reactor(name: "follower", context: try Context())
        let link = HandoffConsumer(
            on: reactor,
            to: endpoint,
            options: try .connecting(to: endpoint, curve: nil),
            hello: Hello(
                name: "bench",
                boot: UUID().uuidString,
                role: .consumer,
                topics: [EventType.reportIndexed.rawValue],
                from: 0
            ),
            beat: .seconds(2),
            window: Credit(items: 256, bytes: 8 << 20),
            sink: self,
            report: { _ in }
        )
        self.link = link
        try await link.start()
    }

    /// When the next event came.
    func next() async throws -> Double {
        let deadline = monotonicMilliseconds() + 60_000
        while heard.isEmpty {
            guard monotonicMilliseconds() < deadline else { throw BenchError("no report.indexed came in 60 s") }
            try await Task.sleep(for: .milliseconds(1))
        }
        return heard.removeFirst()
    }

    func close() async {
        await link?.stop()
        await reactor.stop()
    }

    func accept(_ items: [DeliveredItem], from origin: HandoffOrigin) async throws {
        heard += items.map { _ in monotonicMilliseconds() }
    }

    func fetch(_ content: ContentReference, of item: DeliveredItem, bulk: Endpoint) async throws {}
    func forget(through floor: Int64, from origin: HandoffOrigin) async throws {}
    func backlogRoom() async -> Int64 { 10_000 }
    func check(_ origin: HandoffOrigin, _ lineage: Lineage?) async throws {}
}
