import Foundation
import Links
import Testing
import ZeroMQ

@testable import StageKit

/// Answers that go into no frame.
@Suite struct LargeAnswerTests {
    private static func serve(
        _ text: String, _ talk: @Sendable (QueryClient, RawPeer) async throws -> Void
    ) async throws {
        let home = try Home()
        let reactor = try home.reactor()
        let server = try await QueryServer(
            on: reactor, options: SocketOptions(),
            handlers: [
                "text": { _ in try Reply(["text": text], bodies: [Frame(Data("behind".utf8))]) }
            ])
        let endpoint = try home.endpoint("q")
        try await server.bind(endpoint)
        let client = try await QueryClient(on: reactor, to: endpoint, options: SocketOptions())
        let peer = try await RawPeer(on: reactor, to: endpoint)
        try await talk(client, peer)
        await peer.close()
        await client.close()
        await server.stop()
        await reactor.stop()
    }

    @Test(.timeLimit(.minutes(1)), arguments: [10, 1 << 20, 3 << 20])
    func `an answer comes whole, whatever its size, and what follows it too`(size: Int) async throws {
        // Characters of three bytes, so that some are cut.
        let text = String(repeating: "法", count: size / 3)
        try await Self.serve(text) { client, peer in
            let (answer, bodies) = try await client.ask(
                "text", [String: String](), within: .seconds(60), as: [String: String].self)
            #expect(answer["text"] == text)
            #expect(bodies.map(\.data) == [Data("behind".utf8)])

            try await peer.send(
                try LinkMessage(
                    .ask, Ask(id: 7, question: "text", deadlineMs: 60_000), bodies: [Frame(Data("{}".utf8))]))
            let message = try await peer.next(.answer)
            let pieces = try message.read(Answer.self).jsonFrames
            #expect(pieces == (size < 1 << 20 ? nil : message.bodies.count - 1))
            #expect(message.bodies.allSatisfy { $0.count <= SocketOptions().maxFrameBytes })
            let json = message.bodies.dropLast().reduce(into: Data()) { $0 += $1.data }
            #expect(try JSONDecoder().decode([String: String].self, from: json) == answer)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `one that is larger than any is refused, and the next is answered`()
        async throws
    {
        let text = String(repeating: "a", count: 64 << 20)
        try await Self.serve(text) { client, _ in
            for _ in 0..<2 {
                let error = await #expect(throws: LinkError.self) {
                    _ = try await client.ask(
                        "text", [String: String](), within: .seconds(60), as: [String: String].self)
                }
                #expect(error?.code == .failed && error?.message.contains("ask for less at a time") == true)
            }
        }
    }
}
