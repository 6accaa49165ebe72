import Foundation
import GRDB
import Messages
import StageKit

/// A store of blobs in a folder of its own with a real SQLite file, removed with it.
final class BlobFixture {
    let folder: URL
    let database: DatabaseQueue
    let store: BlobStore

    init(inlineLimit: Int = 1_000) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "归档-blobs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try DatabaseQueue(path: folder.appending(path: "stage.sqlite").path)
        try database.write(BlobStore.migrate)
        store = try BlobStore(folder: folder.appending(path: "stage.files"), inlineLimit: inlineLimit)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Bytes that differ by their seed and do not repeat.
    static func bytes(_ count: Int, seed: UInt64 = 1) -> Data {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        return Data(
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
        )
    }

    /// The files below the store's folder, relative to it.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: store.folder.path).filter { path in
            var isDirectory: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: store.folder.appending(path: path).path,
                isDirectory: &isDirectory
            )
            return !isDirectory.boolValue
        }.sorted()
    }

    func file(of blob: StagedBlob) -> URL {
        let hex = blob.hash.hex
        return store.folder.appending(path: "\(hex.prefix(2))/\(hex.dropFirst(2))")
    }

    func contents(of blob: StagedBlob) throws -> Data { try contents(of: blob.hash) }

    func contents(of hash: ContentHash) throws -> Data {
        let reader = try database.read { try store.open(hash, in: $0) }
        var data = Data()
        try reader.forEachPiece { data += $0 }
        return data
    }

    func adopt(_ blob: StagedBlob) throws {
        try database.write { try blob.adopt(in: $0) }
    }
}
