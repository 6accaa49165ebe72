import Foundation
import Glibc

/// How an extractor is started so that a hostile document can do no harm: bubblewrap's namespaces, without a network, with
/// the system's programs to read, a private folder in memory, and limits.
package struct Sandbox: Sendable {
    /// The extractor's executable.
    private let extractor: String
    /// nil where it runs without a sandbox, because somebody said so.
    private let wrapper: String?
    /// Bytes that each process in it may allocate.
    private let memory: Int
    /// Bytes of its private folder.
    private static let room = 2 << 30

    /// - Parameters:
    ///   - extractor: The path of the executable.
    ///   - memory: Bytes that each process in it may allocate.
    ///   - isRequired: Without bubblewrap there is no sandbox to start in; false runs the extractor unguarded.
    /// - Throws: ``SandboxError``.
    package init(extractor: String, memory: Int = 2 << 30, isRequired: Bool = true) throws(SandboxError) {
        guard FileManager.default.isExecutableFile(atPath: extractor) else { throw .noExtractor(extractor) }
        self.extractor = extractor
        self.memory = memory
        guard isRequired else {
            wrapper = nil
            return
        }
        guard let path = Self.path(of: "bwrap") else { throw .notInstalled }
        wrapper = path
        try check(path)
    }

    /// The extractor beside the running program.
    package static var ownExtractor: String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: own).deletingLastPathComponent().appending(path: "guidang-extract").path
    }

    /// The command that starts an extractor.
    var command: [String] {
        let limited = ["/usr/bin/prlimit", "--data=\(memory)", "--fsize=\(Self.room)", "--core=0", "--"]
        guard let wrapper else { return limited + [extractor] }
        return limited + [wrapper] + Self.view + programFolders + ["--", extractor]
    }

    /// What is seen from inside: programs and their libraries, fonts, nothing of anybody's.
    private static let view: [String] = [
        "--unshare-all", "--new-session", "--clearenv",
        "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "LC_ALL", "C.UTF-8", "--setenv", "HOME", "/tmp",
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib",
        "--ro-bind-try", "/lib64", "/lib64", "--symlink", "usr/sbin", "/sbin",
        "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--ro-bind-try", "/etc/alternatives",
        "/etc/alternatives", "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/etc/libreoffice",
        "/etc/libreoffice", "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
        "--ro-bind-try", "/var/lib/libreoffice", "/var/lib/libreoffice",
        "--proc", "/proc", "--dev", "/dev", "--size", "\(room)", "--tmpfs", "/tmp", "--chdir", "/tmp",
    ]

    /// The executable's own folder, and those of the libraries that this process uses from outside /usr: Swift's.
    private var programFolders: [String] {
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        let libraries = maps.split(separator: "\n").compactMap { line in
            line.firstIndex(of: "/").map { String(line[$0...]) }
        }
        let folders = (libraries.filter { $0.contains(".so") } + [extractor])
            .map { URL(filePath: $0).deletingLastPathComponent().path }
            .filter { !$0.hasPrefix("/usr/") && !$0.hasPrefix("/lib") }
        return Set(folders).sorted().flatMap { ["--ro-bind", $0, $0] }
    }

    /// Whether a sandbox can be made here: a container or a kernel setting may forbid it.
    private func check(_ wrapper: String) throws(SandboxError) {
        let process = Process()
        process.executableURL = URL(filePath: wrapper)
        process.arguments = Self.view + ["--", "/usr/bin/true"]
        let complaint = Pipe()
        process.standardError = complaint
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch { throw .refused("\(error)") }
        let said = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw .refused(said.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    private static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
            .map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
