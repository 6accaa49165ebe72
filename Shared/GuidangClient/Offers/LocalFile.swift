import Crypto
import Dispatch
import Foundation
import Glibc
import Messages
import Settings

/// A file of this machine on its way into the archive.
struct LocalFile: Sendable {
    let path: String
    let offer: Offer

    /// Reads the whole file once, to know its hash.
    static func open(_ path: String, tags: [String]) async throws -> LocalFile {
        try await onDisk {
            let file = try handle(path)
            defer { try? file.close() }
            var hasher = SHA256()
            var size: Int64 = 0
            while let part = try read(file, path), !part.isEmpty {
                hasher.update(data: part)
                size += Int64(part.count)
            }
            let id = hasher.finalize().reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
            let name = URL(fileURLWithPath: path).lastPathComponent.precomposedStringWithCanonicalMapping
            return LocalFile(
                path: path,
                offer: Offer(documentId: id, size: size, fileName: name, tags: tags, path: path)
            )
        }
    }

    /// Reads a part.
    func part(at offset: Int64, count: Int) async throws -> Data {
        let path = path
        return try await Self.onDisk {
            let file = try Self.handle(path)
            defer { try? file.close() }
            do {
                try file.seek(toOffset: UInt64(max(0, offset)))
                return try file.read(upToCount: count) ?? Data()
            } catch {
                throw Self.unreadable(path, error)
            }
        }
    }

    private static func handle(_ path: String) throws -> FileHandle {
        // Opened without waiting: a pipe in the folder must not hold everything up.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw ArchiveError.cannot("opened", "打开", path, errno)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            Glibc.close(descriptor)
            throw ArchiveError(.file, Phrase("\(path) is not a file.", "\(path) 不是文件。"))
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private static func read(_ file: FileHandle, _ path: String) throws -> Data? {
        do {
            return try file.read(upToCount: 1 << 20)
        } catch {
            throw unreadable(path, error)
        }
    }

    private static func unreadable(_ path: String, _ error: any Error) -> ArchiveError {
        ArchiveError(
            .file, Phrase("\(path) can't be read: \(error.localizedDescription)", "无法读取 \(path)，磁盘可能有问题。"))
    }

    /// Runs what waits for the disk on a thread of its own.
    private static func onDisk<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
        }
    }
}
