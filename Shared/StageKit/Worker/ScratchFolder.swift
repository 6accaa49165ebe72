import Foundation
import Links
import ZeroMQ

/// A worker's private folder for bodies that are too large for memory.
struct ScratchFolder: Sendable {
    let url: URL

    init(name: String) throws {
        url = FileManager.default.temporaryDirectory.appending(path: name, directoryHint: .isDirectory)
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    func sink(for task: HeldTask) throws -> ScratchFile {
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try ScratchFile(url: url.appending(path: "\(task.id)-\(task.fence)"))
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
