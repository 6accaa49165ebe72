import Foundation
import Glibc
import TextExtraction

/// How an extractor is started so that a hostile document can do no harm: bubblewrap's namespaces, without a network, with
/// the system's programs to read, a private folder in memory, and limits.
package struct Sandbox: Sendable {
    /// The extractor's executable.
    private let extractor: String
    /// nil where it runs without a sandbox, because somebody said so.
    private let wrapper: String?
    /// What the extractor needs beside what the system has.
    private let folders: [String]
    /// Whether bubblewrap can keep what is in it from making namespaces of its own; since version 0.8.
    private let forbidsNamespaces: Bool
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
            forbidsNamespaces = false
            folders = []
            return
        }
        guard let path = Self.path(of: "bwrap") else { throw .notInstalled }
        wrapper = path
        do {
            forbidsNamespaces = try Self.said(by: [path, "--help"]).words.contains("--disable-userns")
            folders = try Self.folders(of: extractor)
        } catch {
            throw .refused("\(error)")
        }
        try Self.check(wall(path))
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
        // bubblewrap's own process, which is seen from inside, has an environment too.
        return ["/usr/bin/env", "-i"] + limited + wall(wrapper) + [extractor]
    }

    /// What a program is started behind.
    private func wall(_ wrapper: String) -> [String] {
        [wrapper] + Self.view + (forbidsNamespaces ? ["--disable-userns"] : [])
            + folders.flatMap { ["--ro-bind", $0, $0] } + Self.seal + ["--"]
    }

    /// What is seen from inside: programs and their libraries, fonts, nothing of anybody's.
    private static let view: [String] = [
        "--unshare-all", "--unshare-user", "--cap-drop", "ALL", "--new-session", "--die-with-parent", "--clearenv",
        "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "LC_ALL", "C.UTF-8", "--setenv", "HOME", "/tmp",
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib",
        "--ro-bind-try", "/lib64", "/lib64", "--symlink", "usr/sbin", "/sbin",
        "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--ro-bind-try", "/etc/alternatives",
        "/etc/alternatives", "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/etc/libreoffice",
        "/etc/libreoffice", "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
        "--ro-bind-try", "/var/lib/libreoffice", "/var/lib/libreoffice",
        "--proc", "/proc", "--dev", "/dev", "--size", "\(room)", "--tmpfs", "/tmp", "--chdir", "/tmp",
    ]

    /// Once all is in its place: folders in memory have no bound but that of /tmp, and who runs as root may set the
    /// kernel's own settings in /proc, which are those of the whole machine.
    private static let seal = ["/dev", "/proc", "/"].flatMap { ["--remount-ro", $0] }

    /// The executable's own folder, and those of the libraries that it needs from outside of the system's: Swift's.
    private static func folders(of extractor: String) throws -> [String] {
        let lines = try said(by: ["/usr/bin/ldd", extractor]).words.split(separator: "\n")
        let libraries = lines.compactMap { line in
            line.firstIndex(of: "/").map { String(line[$0...].prefix { $0 != " " }) }
        }
        let folders = (libraries + [extractor])
            .map { URL(filePath: $0).deletingLastPathComponent().path }
            .filter { !$0.hasPrefix("/usr/") && !$0.hasPrefix("/lib") }
        return Set(folders).sorted()
    }

    /// Whether a sandbox can be made here: a container or a kernel setting may forbid it.
    private static func check(_ wall: [String]) throws(SandboxError) {
        do {
            let (status, words) = try said(by: wall + ["/usr/bin/true"])
            guard status == 0 else { throw SandboxError.refused(words.isEmpty ? "no word of why" : words) }
        } catch let error as SandboxError {
            throw error
        } catch {
            throw .refused("\(error)")
        }
    }

    /// How a program ends, and what it writes; nil where it takes too long.
    private static func said(by command: [String]) throws -> (status: Int32?, words: String) {
        let output = Pipe()
        let nothing = try FileHandle(forUpdating: URL(filePath: "/dev/null"))
        defer { for handle in [output.fileHandleForReading, nothing] { try? handle.close() } }
        let writing = output.fileHandleForWriting
        let program: ChildProgram
        do {
            defer { try? writing.close() }
            program = try ChildProgram(
                command, descriptors: (nothing.fileDescriptor, writing.fileDescriptor, writing.fileDescriptor))
        }
        guard let words = rest(of: output.fileHandleForReading.fileDescriptor) else { return (nil, "") }
        let status = program.wait(until: Date(timeIntervalSinceNow: patience))
        return (status, String(decoding: words, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// What is written until the other side ends; nil where that takes too long.
    private static func rest(of descriptor: Int32) -> Data? {
        let deadline = Deadline(in: .seconds(patience))
        var data = Data()
        var block = [UInt8](repeating: 0, count: 4_096)
        while (try? deadline.wait(for: descriptor, POLLIN)) != nil {
            let count = read(descriptor, &block, block.count)
            guard count > 0 else { return data }
            data.append(contentsOf: block[..<count])
        }
        return nil
    }

    /// Seconds in which a sandbox is made, however busy the machine is.
    private static let patience = 60.0

    private static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
            .map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
