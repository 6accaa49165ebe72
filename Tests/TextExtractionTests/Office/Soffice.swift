import Foundation
import Testing
import TextExtraction

/// LibreOffice as a program, which makes the documents that tests read.
enum Soffice {
    /// Where the program is; nil where LibreOffice is not installed.
    static let path = ["/usr/bin", "/usr/local/bin"].map { "\($0)/soffice" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Writes documents in another format, all in one run.
    ///
    /// - Parameters:
    ///   - files: By name, whose ending says what they are.
    ///   - format: The ending of the format.
    /// - Returns: The same under their new names.
    static func converted(_ files: [String: Data], to format: String) throws -> [String: Data] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "soffice-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appending(path: "output")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(path))
        process.arguments =
            [
                "--headless", "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)",
                "--convert-to", format, "--outdir", output.path,
            ] + files.keys.sorted().map { folder.appending(path: $0).path }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let written = try FileManager.default.contentsOfDirectory(at: output, includingPropertiesForKeys: nil)
        try #require(written.count == files.count)
        return try written.reduce(into: [:]) { $0[$1.lastPathComponent] = try Data(contentsOf: $1) }
    }
}

/// A folder for one document, removed when the reading ends.
func withWorkplace<Value>(_ body: (Workplace) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workplace-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(Workplace(folder: folder, deadline: .now + 300))
}
