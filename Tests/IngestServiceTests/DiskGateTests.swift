import Foundation
import Links
import Messages
import Settings
import StageKit
import Synchronization
import Testing
import ZeroMQ

@testable import IngestService

/// What is taken while the archive's disk is nearly full.
struct DiskGateTests {
    @Test func `it shuts and opens once each, and says so`() {
        let free = Mutex<Int64>(5_000)
        let told = Mutex<[String]>([])
        let gate = DiskGate(reserve: 1_000, free: { free.withLock { $0 } }) { change in
            switch change {
            case .shut: told.withLock { $0.append("shut") }
            case .open: told.withLock { $0.append("open") }
            }
        }
        #expect(gate.admits())
        #expect(!gate.admits(4_001) && gate.admits(4_000))
        #expect(gate.words == nil)
        free.withLock { $0 = 999 }
        for _ in 0..<3 { #expect(!gate.admits()) }
        #expect(gate.words?.english.contains("Free some space") == true)
        free.withLock { $0 = 1_000 }
        for _ in 0..<3 { #expect(gate.admits()) }
        #expect(told.withLock { $0 } == ["shut", "open"])
        #expect(DiskGate(reserve: 0, free: { 0 }).admits(1 << 40))
        #expect((DiskGate.measure(FileManager.default.temporaryDirectory) ?? 0) > 0)
    }

    @Test func `files wait in the inbox while there is no room, and are taken by themselves afterwards`() async throws {
        let scene = try IngestScene()
        scene.free.bytes.withLock { $0 = 10 }
        for number in 0..<3 { try scene.write("text \(number)", to: "\(number).txt") }
        try await scene.run(scene.intake()) {
            try await IngestScene.wait { scene.watcher.picture.waiting == 3 }
            #expect(try await scene.number("SELECT count(*) FROM document") == 0)
            scene.free.bytes.withLock { $0 = 1 << 30 }
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 0", is: 3)
        }
        #expect(try scene.files(in: "inbox").isEmpty)
    }

    @Test func `one that is too large for the room lets a smaller one pass`() async throws {
        let scene = try IngestScene()
        scene.free.bytes.withLock { $0 = 50_000 }
        try scene.write(String(repeating: "x", count: 40 << 20), to: "a large one.txt")
        try scene.write("small", to: "small.txt")
        try await scene.run(scene.intake()) {
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE name = 'small.txt' AND present = 0", is: 1)
            #expect(try await scene.number("SELECT count(*) FROM document") == 1)
            scene.free.bytes.withLock { $0 = 1 << 30 }
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 0", is: 2)
        }
    }

    @Test func `an offer is told that there is no room, and why`() async throws {
        let scene = try IngestScene()
        let desk = OfferDesk(context: scene.context, keeper: scene.keeper, gate: scene.gate, language: .zh)
        let bytes = Data("text".utf8)
        let offer = Offer(
            documentId: try BlobStore.hash(of: bytes).hex, size: 4, fileName: "a.txt", tags: [], path: "a.txt")
        scene.free.bytes.withLock { $0 = 1_003 }
        let large = try await desk.take(offer)
        #expect(large.state == "full")
        #expect(large.reason?.contains("放不下") == true)
        scene.free.bytes.withLock { $0 = 10 }
        #expect(try await desk.take(offer).reason?.contains("腾出空间") == true)
        scene.free.bytes.withLock { $0 = 1 << 30 }
        #expect(try await desk.take(offer).state == "send")
    }
}
