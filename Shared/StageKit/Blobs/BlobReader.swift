package import Foundation
import Glibc
package import Messages

/// One blob, readable in pieces at any offset, from any thread, also while it is being released.
package final class BlobReader: Sendable {
    private enum Body: Sendable {
        case memory(Data)
        case file(OpenFile)
    }

    /// The longest piece given at once, in bytes.
    package static let longestPiece = OpenFile.bufferSize

    /// The SHA-256 it is kept by.
    package let hash: ContentHash
    /// How many bytes it has.
    package let size: Int64
    private let body: Body

    init(hash: ContentHash, bytes: Data) {
        self.hash = hash
        size = Int64(bytes.count)
        body = .memory(bytes)
    }

    init(hash: ContentHash, size: Int64, path: String) throws {
        self.hash = hash
        self.size = size
        let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
        guard try file.status().st_size == size else {
            throw BlobError(
                .corrupt,
                "The file \(path) does not have the \(size) bytes it should",
                hint: "Run guidang verify, and restore the file from a backup"
            )
        }
        body = .file(file)
    }

    /// Gives up to `length` bytes (at most ``longestPiece``) from `offset` on, and none at the end.
    package func read(offset: Int64, length: Int) throws -> Data {
        guard offset >= 0, length >= 0 else {
            throw BlobError(.wrongOffset, "Offset \(offset) and length \(length) must not be negative")
        }
        guard offset < size else { return Data() }
        let count = Int(min(Int64(min(length, Self.longestPiece)), size - offset))
        switch body {
        case .memory(let bytes):
            let start = bytes.startIndex + Int(offset)
            return bytes.subdata(in: start..<start + count)
        case .file(let file):
            let data = try file.read(count, at: offset)
            guard data.count == count else {
                throw BlobError(.corrupt, "The file of blob \(hash) became shorter than \(size) bytes")
            }
            return data
        }
    }

    /// Calls `write` with each piece in order.
    package func forEachPiece(_ write: (Data) throws -> Void) throws {
        var offset: Int64 = 0
        while offset < size {
            let piece = try read(offset: offset, length: Self.longestPiece)
            try write(piece)
            offset += Int64(piece.count)
        }
    }
}
