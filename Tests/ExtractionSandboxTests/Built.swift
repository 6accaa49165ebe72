import CLibArchive
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

    /// A ZIP of files.
    static func archive(_ files: [String: Data]) throws -> Data {
        let writer = archive_write_new()
        defer { archive_write_free(writer) }
        archive_write_set_format_zip(writer)
        var block = [UInt8](repeating: 0, count: files.values.reduce(1 << 16) { $0 + $1.count * 2 })
        var used = 0
        archive_write_open_memory(writer, &block, block.count, &used)
        for (path, data) in files.sorted(by: { $0.key < $1.key }) {
            let entry = archive_entry_new()
            archive_entry_set_pathname_utf8(entry, path)
            archive_entry_set_size(entry, Int64(data.count))
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o644)
            archive_write_header(writer, entry)
            _ = data.withUnsafeBytes { archive_write_data(writer, $0.baseAddress, $0.count) }
            archive_entry_free(entry)
        }
        archive_write_close(writer)
        return Data(block[..<used])
    }
}
