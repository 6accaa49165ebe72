import Crypto
package import Foundation
import Glibc
package import Messages

/// Keeps the originals and other large bodies of one stage, each once, by their SHA-256.
///
/// Small ones are in the stage's SQLite file, large ones are files `<folder>/ab/cdef…` beside it. A file is complete
/// and durable before a row names it; a file that no row names is an orphan and is collected after a grace.
/// Every call here blocks on the disk: make it from a thread that may wait.
package struct BlobStore: Sendable {
    /// The folder of the large ones.
    package let folder: URL
    /// The largest body that is kept in its row, in bytes.
    package let inlineLimit: Int
    let claims = StagingClaims()

    /// Opens the store of that folder, for example `archive/ingest.files`, and makes the folder if it is not there.
    package init(folder: URL, inlineLimit: Int = 65_536) throws {
        self.folder = folder
        self.inlineLimit = inlineLimit
        try Self.makeDirectory(folder.path)
        try Self.makeDirectory(folder.path + "/tmp")
        try Self.sync(directory: folder.path)
        try Self.sync(directory: folder.deletingLastPathComponent().path)
    }

    /// Keeps bytes that are already in memory.
    package func stage(bytes: Data) throws -> StagedBlob {
        let writer = BlobWriter(store: self)
        try bytes.withUnsafeBytes { try writer.append($0) }
        return try writer.finish()
    }

    /// Keeps a copy of a file, streaming it in constant memory.
    package func stage(fileAt url: URL) throws -> StagedBlob {
        let file = try OpenFile(url.path, O_RDONLY)
        let writer = BlobWriter(store: self)
        try file.forEachChunk { try writer.append($0) }
        return try writer.finish()
    }

    /// The hash of bytes in memory.
    package static func hash(of bytes: Data) throws -> ContentHash {
        try SHA256.hash(data: bytes).contentHash
    }

    func path(of hash: ContentHash) -> String {
        let hex = hash.hex
        return "\(folder.path)/\(hex.prefix(2))/\(hex.dropFirst(2))"
    }

    func directory(of hash: ContentHash) -> String {
        "\(folder.path)/\(hash.hex.prefix(2))"
    }

    var temporaryFolder: String { folder.path + "/tmp" }

    static func makeDirectory(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw BlobError.system(errno, doing: "make the folder \(path)")
        }
    }

    static func sync(directory path: String) throws {
        try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
    }
}

extension SHA256Digest {
    /// The hash as the value every process shares.
    var contentHash: ContentHash {
        get throws {
            guard let hash = ContentHash(bytes: self) else {
                throw BlobError(.refused, "The hash function gave something that is not a SHA-256")
            }
            return hash
        }
    }
}
