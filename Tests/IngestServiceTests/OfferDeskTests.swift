import Foundation
import GRDB
import Links
import Messages
import Settings
import StageKit
import Testing
import ZeroMQ

@testable import IngestService

struct OfferDeskTests {
    private let scene: IngestScene
    private let desk: OfferDesk

    init() throws {
        scene = try IngestScene()
        desk = OfferDesk(context: scene.context, keeper: scene.keeper, gate: scene.gate, language: .en)
    }

    private func offer(_ bytes: Data, _ name: String = "a.txt", tags: [String] = []) throws -> Offer {
        Offer(
            documentId: try BlobStore.hash(of: bytes).hex, size: Int64(bytes.count), fileName: name, tags: tags,
            path: name)
    }

    private func send(_ bytes: Data, of offer: Offer, from offset: Int, to end: Int) async throws -> OfferAnswer {
        try await desk.take(
            OfferChunk(offer: offer, offset: Int64(offset)),
            bytes: BodyChunk(offset: Int64(offset), frame: Frame(bytes[offset..<end])))
    }

    private func temporary() throws -> [String] { try scene.files(in: "ingest.files/tmp") }

    @Test(arguments: [
        ["..", "..", "escaped"], ["."], [""], ["a/b"], ["a\u{0}b"], [String(repeating: "x", count: 256)],
        Array(repeating: "x", count: 33),
    ])
    func `tags that are no names are a bad question, as tags and as a name`(_ tags: [String]) async throws {
        let bytes = Data("text".utf8)
        for offer in [try offer(bytes, tags: tags), try offer(bytes, tags.count == 1 ? tags[0] : "..")] {
            let error = await #expect(throws: LinkError.self) { try await desk.take(offer) }
            #expect(error?.code == .badQuestion)
        }
        #expect(try await scene.number("SELECT count(*) FROM document") == 0)
    }

    @Test func `two who send the same file leave one document, two sightings and no broken transfer`() async throws {
        let bytes = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let (first, second) = (try offer(bytes, "a.bin"), try offer(bytes, "b.bin"))
        #expect(try await desk.take(first) == OfferAnswer(state: "send", offset: 0))
        #expect(try await desk.take(second) == OfferAnswer(state: "send", offset: 0))
        #expect(try await send(bytes, of: first, from: 0, to: 100_000).state == "send")
        async let one = send(bytes, of: first, from: 100_000, to: 200_000)
        async let two = send(bytes, of: second, from: 100_000, to: 200_000)
        #expect(Set([try await one.state, try await two.state]) == ["accepted", "duplicate"])
        // One that did not hear of it goes on sending.
        #expect(try await send(bytes, of: second, from: 0, to: 100_000).state == "duplicate")
        #expect(try temporary().isEmpty)
        #expect(try await scene.number("SELECT count(*) FROM document") == 1)
        #expect(try await scene.strings("SELECT name FROM sighting ORDER BY name") == ["a.bin", "b.bin"])
    }

    @Test func `a transfer that is overtaken by the inbox is given up`() async throws {
        let bytes = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let offer = try offer(bytes)
        #expect(try await desk.take(offer).state == "send")
        #expect(try await send(bytes, of: offer, from: 0, to: 100_000).state == "send")
        #expect(try temporary().count == 1)
        try bytes.write(to: scene.inbox.appending(path: "same.bin"))
        try await scene.run(scene.intake()) { [scene] in
            try await scene.wait(until: "SELECT count(*) FROM sighting WHERE present = 0", is: 1)
        }
        #expect(try await desk.take(offer).state == "duplicate")
        #expect(try temporary().isEmpty)
    }
}
