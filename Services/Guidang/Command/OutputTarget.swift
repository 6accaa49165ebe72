import ArgumentParser
import Foundation
import Glibc
import GuidangClient
import Settings

/// Where a command's bytes go: the standard output, or a file that appears when it is whole.
final class OutputTarget {
    private let path: String?
    private let descriptor: Int32
    private var isOpen: Bool

    /// - Parameter path: A file; nil means the standard output.
    init(path: String?) throws {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            isOpen = false
            return
        }
        descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw ArchiveError.cannot("written", "写入", path, errno) }
        isOpen = true
    }

    deinit {
        guard isOpen, let path else { return }
        close(descriptor)
        unlink(path + ".part")
    }

    /// Writes all of it.
    func write(_ data: Data) throws {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure() }
            rest = rest.dropFirst(count)
        }
    }

    /// Writes each with a line's end.
    func write(lines: [String]) throws {
        guard !lines.isEmpty else { return }
        try write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// Gives the file its name.
    func finish() throws {
        guard isOpen, let path else { return }
        isOpen = false
        close(descriptor)
        guard rename(path + ".part", path) == 0 else { throw failure() }
    }

    /// What a write that failed leads to: a reader that has gone away wants no more, and no words about it.
    private func failure() -> any Error {
        guard path != nil || errno != EPIPE else { return ExitCode(128 + SIGPIPE) }
        return ArchiveError.cannot("written", "写入", path ?? Speech.say(Phrase("The standard output", "标准输出")), errno)
    }
}
