import Foundation
import Glibc
import Testing

/// Runs `guidang-chaos`, which lies beside the tests; the seed is in its first and last line.
@Suite(.serialized)
struct ChaosTests {
    private static let runsAll = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1"

    @Test(.timeLimit(.minutes(10)))
    func `nothing is lost or doubled while processes are killed and stopped`() async throws {
        let last = try await Self.run(["storm", "--minutes", "1.2", "--reports", "2000", "--seed", "2"])
        #expect(last.hasPrefix("CHAOS OK"))
    }

    @Test(.timeLimit(.minutes(5)))
    func `poisonous documents are set aside while the others flow, and are read when tried again`() async throws {
        let last = try await Self.run(["poison"])
        #expect(last.hasPrefix("POISON OK"))
    }

    @Test(.enabled(if: runsAll, "twelve minutes of chaos run with deploy/test --all"), .timeLimit(.minutes(40)))
    func `nothing is lost or doubled in a long run with a seed of its own`() async throws {
        let last = try await Self.run(["storm", "--minutes", "12", "--reports", "8000"])
        #expect(last.hasPrefix("CHAOS OK"))
    }

    /// Runs to the end; what it says goes into the test's message when it fails.
    private static func run(_ arguments: [String]) async throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(filePath: own).deletingLastPathComponent().appending(path: "guidang-chaos")
        let output = FileManager.default.temporaryDirectory.appending(path: "guidang-chaos-\(UUID()).log")
        defer { try? FileManager.default.removeItem(at: output) }
        try Data().write(to: output)
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        let pid = process.processIdentifier
        // A run that is over its time is cancelled: what it said until then is in the message.
        while process.isRunning {
            do { try await Task.sleep(for: .milliseconds(50)) } catch { break }
        }
        if process.isRunning { kill(pid, SIGKILL) }
        process.waitUntilExit()
        let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
        if process.terminationStatus != 0 {
            let told = lines.filter { $0.contains("PROBLEM") } + lines.suffix(30)
            Issue.record("\(arguments.joined(separator: " ")):\n\(told.joined(separator: "\n"))")
        }
        return lines.last ?? ""
    }
}
