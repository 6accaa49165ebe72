package import Foundation
import Glibc

/// An open file or directory, closed when the last one who holds it lets go.
package final class OpenFile: Sendable {
    /// How many bytes are moved at a time: what one chunk of the bulk socket holds.
    package static let bufferSize = 256 * 1024

    /// The number the kernel knows it by.
    package let descriptor: Int32

    /// Takes over a descriptor and closes it at the end.
    package init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        // A child process that is just being started still has the file open, and with it a lock that was taken on it.
        flock(descriptor, LOCK_UN)
        _ = close(descriptor)
    }

    /// Opens a path; `O_CLOEXEC` is always added, so that no child process keeps it open.
    package convenience init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws {
        let descriptor = retrying { open(path, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw BlobError.system(errno, doing: "open \(path)") }
        self.init(owning: descriptor)
    }

    /// Opens a name in an open directory; the name is bytes, since a file's name need not be UTF-8.
    package convenience init(
        _ name: [UInt8],
        in directory: OpenFile,
        _ flags: Int32,
        mode: mode_t = 0o600
    ) throws {
        let descriptor = name.withCName { name in
            retrying { openat(directory.descriptor, name, flags | O_CLOEXEC, mode) }
        }
        guard descriptor >= 0 else {
            throw BlobError.system(errno, doing: "open \(String(decoding: name, as: UTF8.self))")
        }
        self.init(owning: descriptor)
    }

    /// What the kernel knows about the file now.
    package func status() throws -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw BlobError.system(errno, doing: "look at an open file") }
        return status
    }

    /// Fills the buffer from `offset` on; fewer bytes only at the end of the file.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
        var done = 0
        while done < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = retrying { pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done)) }
            guard count >= 0 else { throw BlobError.system(errno, doing: "read a file") }
            guard count > 0 else { break }
            done += count
        }
        return done
    }

    /// Gives up to `length` bytes from `offset` on.
    package func read(_ length: Int, at offset: Int64) throws -> Data {
        var data = Data(count: length)
        let count = try data.withUnsafeMutableBytes { try read(into: $0, at: offset) }
        return data.prefix(count)
    }

    /// Calls `body` with each piece of the file from its start, in pieces of ``bufferSize``, in constant memory.
    package func forEachChunk(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferSize, alignment: 16)
        defer { buffer.deallocate() }
        var offset: Int64 = 0
        while true {
            let count = try read(into: buffer, at: offset)
            guard count > 0 else { return }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += Int64(count)
        }
    }

    /// Writes all bytes at `offset`.
    package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = retrying { pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done)) }
            guard count >= 0 else { throw BlobError.system(errno, doing: "write a file") }
            done += count
        }
    }

    /// Makes the file's bytes, or a directory's names, survive a power cut.
    package func sync() throws {
        // An error here is final: a second fsync may succeed although the pages were thrown away.
        guard retrying({ fsync(descriptor) }) == 0 else {
            let number = errno
            throw BlobError(
                .syncFailed,
                "fsync failed: \(String(cString: strerror(number)))",
                hint: "Check the disk, then start the service again: it goes on from its last commit",
                systemError: number
            )
        }
    }
}

extension [UInt8] {
    /// Calls `body` with the bytes as a C string.
    package func withCName<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        try (map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return try "".withCString(body) }
            return try body(base)
        }
    }
}

/// Repeats a system call that a signal interrupted.
package func retrying<Value: SignedInteger>(_ call: () -> Value) -> Value {
    while true {
        let value = call()
        guard value == -1, errno == EINTR else { return value }
    }
}
