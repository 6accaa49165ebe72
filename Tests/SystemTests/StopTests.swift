import Foundation
import GRDB
import Glibc
import Supervision
import Testing

/// What the built services do when they are asked to stop.
struct StopTests {
    private func start(_ place: Workplace, _ program: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try Workplace.programs.get() + "/" + program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: place.folder)
        process.environment = [
            "LANG": "C.UTF-8", "TMPDIR": place.folder, "GUIDANG_TEST_HOOKS": "1", "GUIDANG_INGEST_SETTLE": "0.1",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Whether the process is in its own program, and has SIGTERM held back or caught, as the kernel has it.
    private func listens(_ process: Process) -> Bool {
        let folder = "/proc/\(process.processIdentifier)"
        // Before that it is the parent's image.
        let exe = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/exe")
        guard exe.map({ $0.contains("/guidang-") && !$0.hasSuffix(".xctest") }) == true else { return false }
        let status = (try? String(contentsOfFile: folder + "/status", encoding: .utf8)) ?? ""
        func mask(_ name: String) -> UInt64 {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return line.flatMap { UInt64($0.dropFirst(name.count).trimmingCharacters(in: .whitespaces), radix: 16) }
                ?? 0
        }
        let (term, int) = (UInt64(1) << UInt64(SIGTERM - 1), UInt64(1) << UInt64(SIGINT - 1))
        // While a thread is being made its maker holds back every signal, which says nothing.
        return mask("SigBlk:") == term | int || mask("SigCgt:") & term != 0
    }

    private func leased(_ place: Workplace, _ condition: String) -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try? DatabaseQueue(path: place.folder + "/archive/parse.sqlite", configuration: configuration)
        return (try? queue?.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM task WHERE \(condition)") }) ?? 0
    }

    /// Runs parse with a worker that hangs on a document.
    private func withHangingWorker(_ body: (Workplace, Process) async throws -> Void) async throws {
        let place = try Workplace()
        let ingest = try start(place, "guidang-ingest", ["serve", "--home", "archive"])
        let parse = try start(
            place, "guidang-parse", ["serve", "--home", "archive", "--set", "parse.workers=1"])
        defer { for process in [ingest, parse] where process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        let inbox = place.folder + "/archive/inbox"
        #expect(await Polling.until(.seconds(300)) { FileManager.default.fileExists(atPath: inbox) })
        try place.write("guidang-test-hook:hang", to: "archive/inbox/a.txt")
        #expect(await Polling.until(.seconds(300)) { leased(place, "state = 'leased'") == 1 })
        try await body(place, parse)
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            ("guidang-ingest", ["serve", "--home", "archive"]), ("guidang-parse", ["serve", "--home", "archive"]),
            ("guidang-index", ["serve", "--home", "archive"]), ("guidang-notify", ["serve", "--home", "archive"]),
            ("guidang-parse", ["work", "--home", "archive", "--connect", "ipc:///tmp/guidang-nobody-there"]),
        ])
    func `a request to stop is heard however early it comes`(program: String, arguments: [String]) async throws {
        let place = try Workplace()
        let process = try start(place, program, arguments)
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        #expect(await Polling.until(.seconds(300)) { listens(process) || !process.isRunning })
        kill(process.processIdentifier, SIGTERM)
        try #require(await Polling.until(.seconds(300)) { !process.isRunning })
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
    }

    @Test(.timeLimit(.minutes(5))) func `a worker that hangs gives its task back, and its head ends in time`()
        async throws
    {
        try await withHangingWorker { place, parse in
            kill(parse.processIdentifier, SIGTERM)
            try #require(await Polling.until(.seconds(300)) { !parse.isRunning })
            #expect(parse.terminationReason == .exit)
            // One that was not done after the 20 s that stopping may take ends with status 75.
            #expect(parse.terminationStatus == 0)
            #expect(leased(place, "state = 'ready' AND attempt = 0 AND suspect = 0") == 1)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a second request to stop ends a head at once`() async throws {
        try await withHangingWorker { place, parse in
            // One that comes before the first was heard is one with it. A thread of its own sends them, for the tasks of
            // a busy machine may be held up for longer than draining takes.
            Thread.detachNewThread {
                while parse.isRunning {
                    kill(parse.processIdentifier, SIGTERM)
                    usleep(20_000)
                }
            }
            try #require(await Polling.until(.seconds(300)) { !parse.isRunning })
            // One that has had its time to drain ends with status 0.
            #expect(parse.terminationReason == .exit)
            #expect(parse.terminationStatus == 128 + SIGTERM)
        }
    }
}
