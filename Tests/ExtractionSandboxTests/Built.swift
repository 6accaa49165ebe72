import ExtractionSandbox
import Foundation

/// What the tests run: the extractor beside them, or a script in its place.
enum Built {
    static let extractor: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let bundle = ProcessInfo.processInfo.arguments.first { $0.hasSuffix(".xctest") } ?? own
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "guidang-extract").path
    }()

    static let sandbox = try? Sandbox(extractor: extractor)

    /// A program that is a shell script; it lives as long as the tests do.
    static func script(_ lines: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "extractor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "extractor")
        // Written by another process: a file that this one has open for writing, or a child of another test, can't be run.
        let install = Process()
        install.executableURL = URL(filePath: "/usr/bin/install")
        install.arguments = ["-m", "755", "/dev/stdin", file.path]
        let input = Pipe()
        install.standardInput = input
        try install.run()
        input.fileHandleForWriting.write(Data("#!/bin/bash\n\(lines)\n".utf8))
        try input.fileHandleForWriting.close()
        install.waitUntilExit()
        return file.path
    }
}
