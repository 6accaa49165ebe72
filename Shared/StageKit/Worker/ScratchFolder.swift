import Foundation
import Links
import ZeroMQ

/// A worker's private folder for bodies that are too large for memory; locked while its worker lives.
final class ScratchFolder: Sendable {
    private static let prefix = "guidang-scratch-"
    let url: URL
    private let lock: OpenFile

    /// Makes the folder, and removes those of workers that were killed.
    init() throws {
        let temporary = FileManager.default.temporaryDirectory
        // Whoever makes or sweeps such folders holds this, so that none is seen between its making and its locking.
        let turn = try OpenFile(temporary.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        _ = retrying { flock(turn.descriptor, LOCK_EX) }
        Self.sweep(temporary)
        url = temporary.appending(path: Self.prefix + UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        lock = try OpenFile(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        flock(lock.descriptor, LOCK_EX | LOCK_NB)
        withExtendedLifetime(turn) {}
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    func sink(for task: HeldTask) throws -> ScratchFile {
        try ScratchFile(url: url.appending(path: "\(task.id)-\(task.fence)"))
    }

    private static func sweep(_ temporary: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let url = temporary.appending(path: name)
            guard let lock = try? OpenFile(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
                flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0
            else { continue }
            try? FileManager.default.removeItem(at: url)
        }
    }
}

/// A body on its way into a private file.
actor ScratchFile: BodySink {
    private let executor = DiskExecutor(label: "guidang.scratch")
    nonisolated let url: URL
    private let file: OpenFile
    private var length: Int64 = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(url: URL) throws {
        self.url = url
        file = try OpenFile(url.path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, mode: 0o600)
    }

    func offset() async throws -> Int64 { length }

    func append(_ chunk: BodyChunk) async throws {
        try chunk.frame.withUnsafeBytes { try file.write($0, at: length) }
        length += Int64(chunk.frame.count)
    }
}
