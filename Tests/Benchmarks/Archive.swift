import Foundation
import GRDB
import Messages
import ReportGenerator
import Settings

/// A new archive and the services on it, as `guidang up` runs them.
final class Archive {
    let home: String
    private let binaries: String
    private(set) var processes: [(name: String, process: Process)] = []

    convenience init(binaries: String, name: String) throws {
        try self.init(
            binaries: binaries,
            home: FileManager.default.temporaryDirectory.appending(path: "guidang-bench-\(name)-\(UUID())").path)
    }

    /// One that is there already, or is made.
    init(binaries: String, home: String) throws {
        self.home = home
        self.binaries = binaries
        try FileManager.default.createDirectory(atPath: home + "/drop", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: home + "/inbox", withIntermediateDirectories: true)
    }

    /// Starts a program on the archive.
    @discardableResult
    func start(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        as name: String? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: binaries + "/" + program)
        process.arguments = arguments + ["--home", home]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let log = home + "/\(name ?? program).log"
        try Data().write(to: URL(filePath: log))
        process.standardError = FileHandle(forWritingAtPath: log) ?? FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        processes.append((name ?? program, process))
        return process
    }

    /// Starts the four services; `settings` as KEY=VALUE.
    func startServices(_ settings: [String] = [], parseWorkers: Int = 2) throws {
        let flags = settings.flatMap { ["--set", $0] }
        for stage in StageName.allCases {
            let workers = stage == .parse ? ["--workers", String(parseWorkers)] : []
            try start("guidang-\(stage.rawValue)", ["serve"] + workers + flags)
        }
    }

    /// The pids of the services, and of the workers that they started.
    func pids() -> [(name: String, pid: Int32)] {
        processes.filter { $0.process.isRunning }.flatMap { name, process in
            let pid = process.processIdentifier
            let children = (try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)) ?? ""
            let others = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? [])
                .filter { $0 != String(pid) }
                .compactMap { try? String(contentsOfFile: "/proc/\(pid)/task/\($0)/children", encoding: .utf8) }
            let workers = ([children] + others).joined(separator: " ").split(separator: " ").compactMap { Int32($0) }
            return [(name, pid)] + workers.map { ("\(name) worker", $0) }
        }
    }

    /// Writes reports beside the inbox and returns their names.
    func prepare(_ count: Int, seed: UInt64) throws -> [String] {
        let generator = ReportGenerator(seed: seed)
        return try (0..<count).map { index in
            let report = generator.report(at: index)
            try Data(report.text.utf8).write(to: URL(filePath: home + "/drop/" + report.fileName))
            return report.fileName
        }
    }

    /// Moves one into the inbox.
    func drop(_ name: String) throws {
        guard rename(home + "/drop/" + name, home + "/inbox/" + name) == 0 else {
            throw BenchError("\(name) can't be moved into the inbox")
        }
    }

    func endpoint(_ stage: StageName, _ socket: StageSocket) throws -> String {
        try RunFolder.locate(home: home).endpoint(for: stage, socket)
    }

    /// Asks a stage's store; nil while it is not there.
    func number(_ sql: String, _ stage: StageName) -> Int? {
        var configuration = Configuration()
        configuration.readonly = true
        return try? DatabaseQueue(path: home + "/\(stage.rawValue).sqlite", configuration: configuration)
            .read { try Int.fetchOne($0, sql: sql) }
    }

    /// Waits until a condition holds.
    func wait(_ what: String, seconds: Double, every milliseconds: Int = 50, until holds: () -> Bool) async throws {
        let deadline = monotonicMilliseconds() + seconds * 1_000
        while !holds() {
            guard monotonicMilliseconds() < deadline else { throw BenchError("\(what): not within \(Int(seconds)) s") }
            try await Task.sleep(for: .milliseconds(milliseconds))
        }
    }

    /// Waits until all services listen.
    func waitUntilReady() async throws {
        try await wait("the services' start", seconds: 30) {
            StageName.allCases.allSatisfy { number("SELECT count(*) FROM task", $0) != nil }
        }
        try await Task.sleep(for: .seconds(2))
    }

    /// Ends all.
    func stop() async {
        for (_, process) in processes where process.isRunning { process.terminate() }
        for (_, process) in processes { process.waitUntilExit() }
    }

    /// Ends all and removes the archive.
    func end() async throws {
        await stop()
        try FileManager.default.removeItem(atPath: home)
    }
}
