import Foundation
import Glibc
import Supervision

/// A folder to run the built programs in, with nothing of them left behind.
final class Workplace: Sendable {
    let folder: String

    /// The folder of the built programs, where the tests' own one lies too.
    static let programs = Result { try ServiceProgram.ownFolder() }

    /// The folder of the sources.
    static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct Run {
        var status: Int32
        var lines: [String]
    }

    struct TooLong: Error {
        let command: String
    }

    init() throws {
        // Its real path, by which services are known.
        folder = "/tmp/guidang-system-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// Runs a line as a person types it, with the built programs on the PATH, and waits for its end.
    func run(_ line: String, _ extra: [String: String] = [:]) async throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": try Self.programs.get() + ":/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": folder,
        ].merging(extra) { $1 }
        let path = folder + "/.output-\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = file
        process.standardError = file
        try process.run()
        guard await Polling.until(.seconds(180), { !process.isRunning }) else {
            kill(process.processIdentifier, SIGKILL)
            throw TooLong(command: line)
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try FileManager.default.removeItem(atPath: path)
        return Run(status: process.terminationStatus, lines: text.split(separator: "\n").map(String.init))
    }

    /// Ends what was started for the archives in the folder.
    func end() async {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let home = folder + "/" + name
            if let holder = UpLock.holder(home: home) { kill(holder, SIGKILL) }
            _ = await Leftovers.stop(home: home, grace: .zero)
        }
    }
}
