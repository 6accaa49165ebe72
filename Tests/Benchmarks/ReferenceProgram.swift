import Foundation

/// Programs that are measured beside ours where they are installed.
enum ReferenceProgram {
    /// What a program writes to its standard output; nil where it is not installed or ends with an error.
    ///
    /// - Parameter command: The program, looked for on the PATH, and its arguments.
    static func output(of command: [String]) throws -> Data? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? printed : nil
    }

    /// What a script beside the sources of this program prints about a folder, as JSON; nil where it does not run.
    static func judgement<Value: Decodable>(of script: String, on folder: URL) throws -> Value? {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: script)
        return try output(of: ["python3", script.path, folder.path]).map {
            try JSONDecoder().decode(Value.self, from: $0)
        }
    }
}
