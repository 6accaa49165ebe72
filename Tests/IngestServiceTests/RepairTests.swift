import Foundation
import GRDB
import Links
import Messages
import Settings
import StageKit
import Testing
import ZeroMQ

@testable import IngestService

/// An original that is damaged or gone is put back by the same file, however it comes.
struct RepairTests {
    private let scene: IngestScene
    private let desk: OfferDesk
    private var store: Store { scene.context.store }

    /// One that is kept in a row, and one that is kept in a file.
    private static let sizes = [3_000, 200_000]

    init() throws {
        scene = try IngestScene()
        desk = OfferDesk(context: scene.context, keeper: scene.keeper, gate: scene.gate, language: .en)
    }

    private func bytes(_ size: Int) -> Data { Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }) }

    private func add(_ bytes: Data) async throws -> String {
        let offer = Offer(
            documentId: try BlobStore.hash(of: bytes).hex, size: Int64(bytes.count), fileName: "a.bin", tags: [],
            path: "a.bin")
        var answer = try await desk.take(offer)
        if answer.state == "send" {
            answer = try await desk.take(
                OfferChunk(offer: offer, offset: 0), bytes: BodyChunk(offset: 0, frame: Frame(bytes)))
        }
        return answer.state
    }

    private func file(of bytes: Data) throws -> URL {
        let hex = try BlobStore.hash(of: bytes).hex
        return scene.home.appending(path: "ingest.files/\(hex.prefix(2))/\(hex.dropFirst(2))")
    }

    /// Changes one byte of what is kept, as a sick disk does, and nothing that shows from outside.
    private func damage(_ bytes: Data) async throws {
        var wrong = bytes
        wrong[bytes.count / 2] ^= 0xFF
        guard bytes.count > store.blobs.inlineLimit else {
            let sick = wrong
            return try await store.committer.commit { db in
                try db.execute(sql: "UPDATE blob SET bytes = ?", arguments: [sick])
            }
        }
        try wrong.write(to: file(of: bytes))
    }

    private func verify() async throws -> [String] {
        let plan = IngestPlan.make(keeper: scene.keeper, language: .en, gate: scene.gate) { InboxPicture() }
        return await StoreCheck(plan: plan, context: scene.context).run().problems
    }

    @Test(arguments: sizes) func `one that is damaged is named, and adding the file again mends it`(
        _ size: Int
    ) async throws {
        let bytes = bytes(size)
        #expect(try await add(bytes) == "accepted")
        #expect(try await verify() == [])
        try await damage(bytes)
        let problems = try await verify()
        #expect(problems.count == 1)
        #expect(problems[0].contains("the original of “a.bin” (document \(try BlobStore.hash(of: bytes).hex))"))
        #expect(problems[0].contains("other bytes"))
        #expect(problems[0].contains("Add the file again"))
        #expect(try await add(bytes) == "duplicate")
        #expect(try await verify() == [])
        #expect(try await scene.number("SELECT refs FROM blob") == 1)
        #expect(try await scene.number("SELECT count(*) FROM blob WHERE damaged = 1") == 0)
    }

    @Test(arguments: sizes) func `one that is damaged is mended by the same file in the inbox`(
        _ size: Int
    ) async throws {
        let bytes = bytes(size)
        #expect(try await add(bytes) == "accepted")
        try await damage(bytes)
        #expect(try await verify().count == 1)
        try bytes.write(to: scene.inbox.appending(path: "again.bin"))
        try await scene.run(scene.intake()) { [scene] in
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 0", is: 2)
        }
        #expect(try await verify() == [])
    }

    @Test func `a file that is gone is put back without a check before`() async throws {
        let bytes = bytes(200_000)
        #expect(try await add(bytes) == "accepted")
        try FileManager.default.removeItem(at: file(of: bytes))
        #expect(try await add(bytes) == "duplicate")
        #expect(try Data(contentsOf: file(of: bytes)) == bytes)
        #expect(try await verify() == [])
    }

    @Test func `a row that is gone is put back`() async throws {
        let bytes = bytes(3_000)
        #expect(try await add(bytes) == "accepted")
        try await store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM blob; PRAGMA foreign_keys = ON")
        }
        #expect(try await verify().first?.contains("“a.bin”") == true)
        #expect(try await add(bytes) == "duplicate")
        #expect(try await verify() == [])
    }

    @Test func `a sound one is not sent again`() async throws {
        let bytes = bytes(200_000)
        #expect(try await add(bytes) == "accepted")
        let before = try FileManager.default.attributesOfItem(atPath: file(of: bytes).path)[.systemFileNumber] as? Int
        #expect(try await add(bytes) == "duplicate")
        let after = try FileManager.default.attributesOfItem(atPath: file(of: bytes).path)[.systemFileNumber] as? Int
        #expect(before == after)
    }

    @Test func `every trouble is listed, and the mark goes when the disk gives the bytes again`() async throws {
        let (small, large) = (bytes(3_000), bytes(200_000))
        for bytes in [small, large] { #expect(try await add(bytes) == "accepted") }
        let elsewhere = scene.home.appending(path: "elsewhere")
        try FileManager.default.moveItem(at: file(of: large), to: elsewhere)
        let hash = try BlobStore.hash(of: small)
        try await store.committer.commit { db in
            try db.execute(
                sql: "UPDATE blob SET bytes = zeroblob(3000) WHERE sha256 = ?", arguments: [hash.data])
        }
        #expect(try await verify().count == 2)
        try FileManager.default.moveItem(at: elsewhere, to: file(of: large))
        #expect(try await verify().count == 1)
        #expect(try await scene.number("SELECT count(*) FROM blob WHERE damaged = 1") == 1)
    }
}
