import Foundation
import GRDB
import Glibc
import Messages
import Testing

@testable import StageKit

struct BlobStoreTests {
    let fixture: BlobFixture

    init() throws {
        fixture = try BlobFixture()
    }

    @Test(arguments: [0, 1, 999, 1_000, 1_001, 262_144, 262_145, 700_000])
    func `what is kept comes back`(_ count: Int) throws {
        let data = BlobFixture.bytes(count)
        let blob = try fixture.store.stage(bytes: data)
        try fixture.adopt(blob)
        #expect(blob.size == count)
        let hash = try BlobStore.hash(of: data)
        #expect(blob.hash == hash)
        #expect(try fixture.contents(of: blob) == data)
        #expect(try fixture.files().count == (count > 1_000 ? 1 : 0))
        #expect(try fixture.store.verify(in: fixture.database).faults.isEmpty)
    }

    @Test func `pieces are read at any offset and never past the end`() throws {
        for count in [900, 300_000] {
            let data = BlobFixture.bytes(count)
            let blob = try fixture.store.stage(bytes: data)
            try fixture.adopt(blob)
            let reader = try fixture.database.read { try fixture.store.open(blob.hash, in: $0) }
            #expect(try reader.read(offset: 10, length: 20) == data[10..<30])
            #expect(try reader.read(offset: Int64(count) - 5, length: 100) == data.suffix(5))
            #expect(try reader.read(offset: Int64(count), length: 100).isEmpty)
            #expect(try reader.read(offset: .max, length: 100).isEmpty)
            #expect(try reader.read(offset: 0, length: .max).count == min(count, BlobReader.longestPiece))
            #expect(throws: BlobError.self) { try reader.read(offset: -1, length: 1) }
        }
    }

    @Test func `the same bytes twice are one blob, and go with the last reference`() throws {
        let data = BlobFixture.bytes(5_000)
        let hash = try adopted(data)
        #expect(try adopted(data) == hash)
        #expect(try fixture.files().count == 1)
        #expect(try fixture.database.write { try fixture.store.release(hash, in: $0) } == false)
        #expect(try fixture.contents(of: hash) == data)
        #expect(try fixture.database.write { try fixture.store.release(hash, in: $0) })
        let error = #expect(throws: BlobError.self) { try fixture.contents(of: hash) }
        #expect(error?.code == .missing)
        try fixture.database.write { (db: Database) throws in
            let orphans = try fixture.store.orphans(in: db, olderThan: 0)
            #expect(orphans == [hash])
            #expect(try fixture.store.collect(orphans, in: db, olderThan: 0) == 1)
        }
        #expect(try fixture.files().isEmpty)
    }

    /// Keeps bytes, and holds nothing on to them but their row.
    private func adopted(_ data: Data) throws -> ContentHash {
        let blob = try fixture.store.stage(bytes: data)
        try fixture.adopt(blob)
        return blob.hash
    }

    @Test func `an unfinished blob leaves nothing behind`() throws {
        do {
            let writer = BlobWriter(store: fixture.store)
            try BlobFixture.bytes(10_000).withUnsafeBytes { try writer.append($0) }
            #expect(try fixture.files().count == 1)
        }
        #expect(try fixture.files().isEmpty)
    }

    @Test func `an orphan is collected after its grace, an adopted one never`() throws {
        let orphan = try abandoned(BlobFixture.bytes(2_000, seed: 1))
        let adopted = try adopted(BlobFixture.bytes(2_000, seed: 2))
        try fixture.database.write { (db: Database) throws in
            #expect(try fixture.store.orphans(in: db).isEmpty)
            #expect(try fixture.store.orphans(in: db, olderThan: 0) == [orphan])
            #expect(try fixture.store.collect([orphan, adopted], in: db) == 0)
            #expect(try fixture.store.collect([orphan, adopted], in: db, olderThan: 0) == 1)
        }
        #expect(try fixture.contents(of: adopted).count == 2_000)
    }

    /// Stages bytes that nobody adopts.
    private func abandoned(_ data: Data) throws -> ContentHash { try fixture.store.stage(bytes: data).hash }

    @Test func `what is staged is not collected, however long its transaction takes to come`() throws {
        let data = BlobFixture.bytes(2_000)
        let blob = try fixture.store.stage(bytes: data)
        let partial = try PartialBlob(try BlobStore.hash(of: data), size: 2_000, in: fixture.store)
        try partial.append(data, at: 0)
        let same = try partial.finish()
        try fixture.database.write { (db: Database) throws in
            #expect(try fixture.store.orphans(in: db, olderThan: 0).isEmpty)
            #expect(try fixture.store.collect([blob.hash], in: db, olderThan: 0) == 0)
        }
        try fixture.adopt(blob)
        try fixture.adopt(same)
        #expect(try fixture.contents(of: blob.hash) == data)
    }

    @Test func `a staged file that somebody removed is told as vanished`() throws {
        let blob = try fixture.store.stage(bytes: BlobFixture.bytes(2_000))
        try FileManager.default.removeItem(at: fixture.file(of: blob))
        let error = #expect(throws: BlobError.self) { try fixture.adopt(blob) }
        #expect(error?.code == .vanished)
    }

    @Test func `staging again heals a rotten file`() throws {
        let data = BlobFixture.bytes(4_000)
        let blob = try fixture.store.stage(bytes: data)
        try fixture.adopt(blob)
        try BlobFixture.bytes(4_000, seed: 9).write(to: fixture.file(of: blob))
        #expect(try fixture.store.verify(in: fixture.database).faults == [BlobFault(hash: blob.hash, kind: .wrongHash)])
        try fixture.adopt(try fixture.store.stage(bytes: data))
        #expect(try fixture.store.verify(in: fixture.database).faults.isEmpty)
    }

    @Test func `verify names each blob that is not what it should be`() throws {
        var blobs: [StagedBlob] = []
        for seed in 1...150 {
            let blob = try fixture.store.stage(
                bytes: BlobFixture.bytes(seed.isMultiple(of: 30) ? 3_000 : 50, seed: UInt64(seed))
            )
            try fixture.adopt(blob)
            blobs.append(blob)
        }
        try FileManager.default.removeItem(at: fixture.file(of: blobs[29]))
        try Data("short".utf8).write(to: fixture.file(of: blobs[59]))
        try fixture.database.write { db in
            try db.execute(
                sql: "UPDATE blob SET bytes = zeroblob(50) WHERE sha256 = ?",
                arguments: [blobs[0].hash.data]
            )
        }
        let audit = try fixture.store.verify(in: fixture.database)
        #expect(audit.checked == 150)
        #expect(
            Set(audit.faults.map { "\($0.hash) \($0.kind)" }) == [
                "\(blobs[29].hash) missing", "\(blobs[59].hash) wrongSize", "\(blobs[0].hash) wrongHash",
            ]
        )
        #expect(try fixture.database.read { try fixture.store.verify(blobs[1].hash, in: $0) } == nil)
    }

    @Test func `a rolled back adoption leaves no row`() throws {
        let blob = try fixture.store.stage(bytes: BlobFixture.bytes(100))
        struct Rollback: Error {}
        #expect(throws: Rollback.self) {
            try fixture.database.write { db in
                try blob.adopt(in: db)
                throw Rollback()
            }
        }
        #expect(try fixture.database.read { try fixture.store.contains(blob.hash, in: $0) } == false)
        try fixture.adopt(blob)
    }

    @Test func `a full disk is told as such`() throws {
        // /dev/full answers each write with ENOSPC.
        let full = try OpenFile("/dev/full", O_RDWR)
        let error = #expect(throws: BlobError.self) {
            try Data(count: 10).withUnsafeBytes { try full.write($0, at: 0) }
        }
        #expect(error?.code == .noSpace)
        #expect(BlobError.system(EIO, doing: "read").code == .inputOutput)
    }

    @Test func `a failed fsync has its own code`() throws {
        // A pipe cannot be synced.
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let files = ends.map { OpenFile(owning: $0) }
        let error = #expect(throws: BlobError.self) { try files[1].sync() }
        #expect(error?.code == .syncFailed)
    }

    @Test func `three hundred megabytes pass in constant memory`() throws {
        let big = fixture.folder.appending(path: "大.bin")
        let descriptor = open(big.path, O_RDWR | O_CREAT, 0o600)
        try #require(descriptor >= 0)
        let size: Int64 = 300 * 1024 * 1024
        try #require(ftruncate(descriptor, off_t(size)) == 0)
        close(descriptor)
        let before = try Self.peakKilobytes()
        let blob = try fixture.store.stage(fileAt: big)
        try fixture.adopt(blob)
        let reader = try fixture.database.read { try fixture.store.open(blob.hash, in: $0) }
        #expect(try reader.read(offset: size - 3, length: 10) == Data(count: 3))
        #expect(blob.size == size)
        #expect(try Self.peakKilobytes() - before < 64 * 1024)
    }

    /// The most memory this process has had so far.
    private static func peakKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(line.split(separator: " ").compactMap { Int($0) }.first)
    }
}
