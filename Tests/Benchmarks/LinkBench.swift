import Foundation
import Messages
import StageKit

/// One handoff between two processes: commit at the sender, commit at the receiver, ack at the sender.
struct LinkBench {
    let ownProgram: String

    /// What the sending process tells.
    struct Outcome: Codable {
        var perSecond: Double
        /// From before the sender's commit to the ack, in milliseconds.
        var latencies: [Double]
    }

    func run() async throws -> [Figure] {
        let fast = try await measure(size: 1_024, rate: 0, seconds: 6)
        let large = try await measure(size: 65_536, rate: 0, seconds: 6)
        let idle = try await measure(size: 1_024, rate: 20, seconds: 6)
        let steady = try await measure(size: 1_024, rate: 1_000, seconds: 6)
        return [
            .number("link: handoff of 1 KB, durable on both sides", fast.perSecond, "messages/s", aim: "20000/s"),
            .number("link: handoff of 64 KB, durable on both sides", large.perSecond, "messages/s"),
            .times("link: commit to ack of 1 KB at 20/s", idle.latencies),
            .times("link: commit to ack of 1 KB at 1,000/s", steady.latencies, aim: "p99 20 ms"),
        ]
    }

    private func measure(size: Int, rate: Int, seconds: Int) async throws -> Outcome {
        let home = FileManager.default.temporaryDirectory.appending(path: "guidang-bench-link-\(UUID())").path
        for side in ["a", "b"] {
            try FileManager.default.createDirectory(atPath: home + "/" + side, withIntermediateDirectories: true)
        }
        let receiver = try start(["link-receiver", "--folder", home])
        let output = Pipe()
        let sender = try start(
            [
                "link-sender", "--folder", home, "--size", String(size), "--rate", String(rate), "--seconds",
                String(seconds),
            ],
            output: output
        )
        let data = output.fileHandleForReading.readDataToEndOfFile()
        sender.waitUntilExit()
        receiver.terminate()
        receiver.waitUntilExit()
        try FileManager.default.removeItem(atPath: home)
        return try JSONDecoder().decode(Outcome.self, from: data)
    }

    private func start(_ arguments: [String], output: Pipe? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: ownProgram)
        process.arguments = arguments
        if let output { process.standardOutput = output }
        try process.run()
        return process
    }
}
