import Foundation
import Glibc
import Messages
import Supervision

/// A folder with programs of the test's own, gone at the end of the test.
final class Scene: Sendable {
    let folder: String

    init() throws {
        // The real path, for that is what services are known by.
        folder = "/tmp/guidang-test-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder + "/archive/run", withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var home: String { folder + "/archive" }

    /// Writes an executable script.
    @discardableResult
    func script(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        guard chmod(path, 0o755) == 0 else { throw Unmet(what: "chmod \(path)") }
        return path
    }

    func program(_ name: String, _ text: String) throws -> ServiceProgram {
        ServiceProgram(name: name, executable: try script(name, "#!/bin/sh\n" + text), arguments: ["serve"])
    }

    /// Waits until a file has a first line, and gives that.
    func line(of name: String) async throws -> String {
        var line = ""
        let path = folder + "/" + name
        try await eventually("\(name) is written") {
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            line = text.contains("\n") ? String(text.prefix { $0 != "\n" }) : ""
            return !line.isEmpty
        }
        return line
    }
}

/// What a test waited for and did not get.
struct Unmet: Error {
    let what: String
}

/// Waits until something is so, long enough for a machine that is busy with all other tests.
func eventually(_ what: String, _ condition: () async -> Bool) async throws {
    guard await Polling.until(.seconds(120), condition) else { throw Unmet(what: what) }
}

/// Whether a process runs; one that has ended and was not waited for does not.
func isAlive(_ pid: Int32) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
        let name = text.lastIndex(of: ")")
    else { return false }
    return text[name...].dropFirst(2).first != "Z"
}
