import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

/// What a head answers to a message that can't be taken: always a word that says what is wrong with it.
@Suite(.serialized) struct RefusalTests {
    private func raw(_ type: FrameType, _ json: String, bodies: [Frame] = []) -> [Frame] {
        [Frame(LinkHeader(type: type, parts: UInt16(bodies.count + 2)).bytes), Frame(Data(json.utf8))] + bodies
    }

    /// Opens a head that has one body, and a peer at one of its sockets.
    private func meet(
        _ socket: String, _ talk: @Sendable (RawPeer, Head) async throws -> Void
    ) async throws {
        var bench = try Bench()
        // The peer sends no beats of its own.
        bench.beat = .seconds(20)
        bench.lease = .seconds(600)
        let head = try await bench.middle(withUpstream: false)
        try await head.start()
        let reactor = try bench.home.reactor()
        let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.\(socket)"))
        try await talk(peer, head)
        await peer.close()
        await reactor.stop()
        try await head.stop()
    }

    private func refusal(
        of frames: [Frame], by peer: RawPeer, _ types: FrameType = .error
    ) async throws -> Refusal {
        try await peer.send(frames)
        return try await peer.next(types).read(Refusal.self)
    }

    @Test func `a HELLO for topics that are not there is refused, saying which are`() async throws {
        try await meet("links") { peer, head in
            let hello = Hello(name: "index", boot: "b", role: .consumer, topics: ["rep"])
            let refusal = try await refusal(of: try LinkMessage(.hello, hello).frames, by: peer, .refuse)
            #expect(refusal.code == .badQuestion)
            #expect(refusal.message.contains("there are: report"))
            for topics in [[], ["report"]] {
                _ = try await peer.greet(Hello(name: "index", boot: "b", role: .consumer, topics: topics))
            }
        }
    }

    @Test(arguments: [0, -1, 257, Int.max])
    func `a worker with an impossible number of slots is refused`(slots: Int) async throws {
        try await meet("links") { peer, _ in
            let hello = Hello(name: "w", boot: "b", role: .worker, topics: ["parse"], slots: slots)
            let refusal = try await refusal(of: try LinkMessage(.hello, hello).frames, by: peer, .refuse)
            #expect(refusal.code == .malformed)
            #expect(refusal.message.contains("1 to 256"))
        }
    }

    @Test func `a message of another major version is answered, not passed over`() async throws {
        for socket in ["links", "bulk", "query"] {
            try await meet(socket) { peer, _ in
                var header = LinkHeader(type: .hello, parts: 2, session: 7).bytes
                header[2] = 2
                let refusal = try await refusal(of: [Frame(header), Frame(Data("{}".utf8))], by: peer)
                #expect(refusal.code == .version)
            }
        }
    }

    @Test func `a result with the wrong number of bodies is refused by id and fence, and the session goes on`()
        async throws
    {
        try await meet("links") { peer, _ in
            let session = try await peer.greet(
                Hello(name: "w", boot: "b", role: .worker, topics: ["parse"], slots: 1))
            let body = Frame(Data("{}".utf8))
            let content = ContentReference(sha256: fakeHash(), size: 2)
            let wrong: [(ResultMetadata.Verdict, ContentReference?, [Frame])] = [
                (.ok, nil, []), (.ok, nil, [body, body]), (.ok, content, [body, body, body]), (.retry, nil, [body]),
                (.release, content, [body]),
            ]
            for (number, (verdict, content, bodies)) in wrong.enumerated() {
                let result = ResultMetadata(id: 41, fence: 7, verdict: verdict, content: content)
                let message = try LinkMessage(
                    .result, result, bodies: bodies, session: session, sequence: UInt64(number + 1))
                let refusal = try await refusal(of: message.frames, by: peer)
                #expect(refusal.code == .malformed)
                #expect(refusal.id == 41 && refusal.fence == 7)
            }
            let right = try LinkMessage(
                .result, ResultMetadata(id: 41, fence: 7, verdict: .ok), bodies: [body], session: session,
                sequence: 100)
            // A gap ends the session, so the next number has to be the next.
            var next = right
            next.header.sequence = UInt64(wrong.count + 1)
            try await peer.send(next)
            #expect(try await peer.next(.settled).read(Settled.self).outcome == .stale)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a result under no lease is settled at once, and its product not fetched`() async throws {
        try await meet("links") { peer, head in
            let session = try await peer.greet(
                Hello(name: "w", boot: "b", role: .worker, topics: ["parse"], slots: 1))
            let content = ContentReference(sha256: fakeHash(), size: 1_000_000)
            // The product is on offer, so a head that wanted it would ask for it here.
            let bulk = try await RawPeer(on: peer.reactor, to: try #require(head.context.configuration.bulk.first))
            try await bulk.send(try LinkMessage(.blobOffer, BlobOffer(sha256: content.sha256, size: content.size)))
            try await bulk.send(try LinkMessage(.blobGet, BlobGet(sha256: fakeHash("b"), offset: 0, length: 1)))
            _ = try await bulk.next(.blobMissing)
            for number in 1...100 as ClosedRange<UInt64> {
                let result = ResultMetadata(id: 41, fence: 7, verdict: .ok, content: content)
                try await peer.send(
                    try LinkMessage(
                        .result, result, bodies: [Frame(Data("{}".utf8))], session: session, sequence: number))
            }
            for _ in 1...100 { #expect(try await peer.next(.settled).read(Settled.self).outcome == .stale) }
            try await bulk.send(try LinkMessage(.blobGet, BlobGet(sha256: fakeHash("c"), offset: 0, length: 1)))
            #expect(try await bulk.next(.blobGet, .blobMissing).type == .blobMissing)
            await bulk.close()
        }
    }

    @Test(arguments: [
        "{}", #"{"question":"status","deadlineMs":1000}"#, #"{"id":"1","question":"status","deadlineMs":1000}"#,
        #"{"id":1.5,"question":"status","deadlineMs":1000}"#, #"{"id":1e30,"question":"status","deadlineMs":1000}"#,
        #"{"id":null,"question":"status","deadlineMs":1000}"#,
    ])
    func `a question without an integer as its id is answered under the id 0`(json: String) async throws {
        try await meet("query") { peer, _ in
            try await peer.send(raw(.ask, json, bodies: [Frame(Data("{}".utf8))]))
            let answer = try await peer.next(.answer).read(Answer.self)
            #expect(answer.id == 0)
            #expect(answer.error?.code == .badQuestion)
            #expect(answer.error?.message.contains("id") == true)
        }
    }

    @Test(arguments: [
        #"{"id":5}"#, #"{"id":5,"question":"status"}"#, #"{"id":5,"question":"status","deadlineMs":null}"#,
        #"{"id":5,"question":"status","deadlineMs":0}"#, #"{"id":5,"question":"status","deadlineMs":-1}"#,
        #"{"id":5,"question":"status","deadlineMs":86400001}"#, #"{"id":5,"question":"status","deadlineMs":1e300}"#,
        #"{"id":5,"question":7,"deadlineMs":1000}"#, #"{"id":5,"question":"nothing","deadlineMs":1000}"#,
    ])
    func `a bad question whose id can be read is answered under it`(json: String) async throws {
        try await meet("query") { peer, _ in
            try await peer.send(raw(.ask, json, bodies: [Frame(Data("{}".utf8))]))
            let answer = try await peer.next(.answer).read(Answer.self)
            #expect(answer.id == 5)
            #expect(answer.error?.code == .badQuestion)
        }
    }

    @Test func `a question without arguments, or what is none, is answered`() async throws {
        try await meet("query") { peer, _ in
            try await peer.send(raw(.ask, #"{"id":6,"question":"status","deadlineMs":1000}"#))
            let answer = try await peer.next(.answer).read(Answer.self)
            #expect(answer.id == 6 && answer.error?.code == .badQuestion)
            #expect(try await refusal(of: raw(.beat, "{}"), by: peer).code == .malformed)
        }
    }

    @Test func `a part that no body has is a bad question, and a body that is not here is missing`() async throws {
        try await meet("bulk") { peer, head in
            let store = head.context.store
            let blob = try store.blobs.stage(bytes: Data("正文".utf8))
            try await store.committer.commit { try blob.adopt(in: $0) }
            for (offset, length) in [(-1, 1), (0, 0), (0, -5), (0, BlobGet.chunk + 1), (6, 1), (Int64.max, 1)]
                as [(
                    Int64, Int
                )]
            {
                let get = BlobGet(sha256: blob.hash.hex, offset: offset, length: length)
                #expect(try await refusal(of: try LinkMessage(.blobGet, get).frames, by: peer).code == .badQuestion)
            }
            for sha256 in ["", "x", String(repeating: "g", count: 64)] {
                let get = BlobGet(sha256: sha256, offset: 0, length: 1)
                #expect(try await refusal(of: try LinkMessage(.blobGet, get).frames, by: peer).code == .badQuestion)
            }
            let get = BlobGet(sha256: blob.hash.hex, offset: 3, length: 100)
            try await peer.send(try LinkMessage(.blobGet, get))
            #expect(try await peer.next(.blobData).bodies.map(\.bytes) == [Array("文".utf8)])
            try await peer.send(try LinkMessage(.blobGet, BlobGet(sha256: fakeHash(), offset: 0, length: 1)))
            _ = try await peer.next(.blobMissing)
        }
    }

    @Test func `offers beyond what a worker can hold are answered busy`() async throws {
        try await meet("bulk") { peer, _ in
            for number in 0..<257 {
                let name = String(repeating: "0", count: 60) + String(number + 4096, radix: 16)
                try await peer.send(try LinkMessage(.blobOffer, BlobOffer(sha256: name, size: 100_000)))
            }
            #expect(try await peer.next(.error).read(Refusal.self).code == .busy)
        }
    }

    @Test func `a worker that gives its task back gets it again later and later, at no cost of attempts`() async throws
    {
        try await meet("links") { peer, head in
            let session = try await peer.greet(
                Hello(name: "w", boot: "b", role: .worker, topics: ["parse"], slots: 1))
            let store = head.context.store
            try await store.committer.commit { db in
                try TaskTable.add(
                    kind: "parse", subject: "a", trace: nil, payload: Data("{}".utf8), content: nil, hugeFrom: 1000,
                    in: db)
            }
            // A HELLO makes the head look for tasks.
            let again = try await peer.greet(
                Hello(name: "w", boot: "b", role: .worker, topics: ["parse"], slots: 1))
            #expect(again != session)
            let clock = ContinuousClock()
            let begin = clock.now
            for number in 1...4 as ClosedRange<UInt64> {
                let task = try await peer.next(.task).read(TaskMetadata.self)
                #expect(task.fence == Int(number))
                #expect(try await store.number("SELECT attempt FROM task") == 1)
                try await peer.send(
                    try LinkMessage(
                        .result, ResultMetadata(id: task.id, fence: task.fence, verdict: .release), session: again,
                        sequence: number))
            }
            // 250 ms, 500 ms, 1 s: at least, so a slow machine does no harm.
            #expect(clock.now - begin >= .milliseconds(1700))
            #expect(try await store.number("SELECT count(*) FROM task") == 1)
        }
    }
}
