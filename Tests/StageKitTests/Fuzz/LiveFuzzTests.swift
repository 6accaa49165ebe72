import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

/// A head with a full store, over real ipc sockets, against peers that send anything at all.
@Suite(.serialized) struct LiveFuzzTests {
    /// Opens a head whose store has something of everything, none of which any frame may change.
    private func head(of bench: Bench) async throws -> Head {
        let head = try await bench.middle(withUpstream: false)
        let store = head.context.store
        let blob = try store.blobs.stage(bytes: Data("正文".utf8))
        try await store.committer.commit { db in
            for subject in ["dead1", "leased1"] {
                try blob.adopt(in: db)
                try TaskTable.add(
                    kind: "parse", subject: subject, trace: nil, payload: try WireJSON.encode(Sheet(fileName: "a")),
                    content: ContentReference(sha256: blob.hash.hex, size: blob.size), hugeFrom: 1000, in: db)
            }
            // A fence that no frame of the fuzzer names.
            try db.execute(sql: "UPDATE task SET state = 'dead', attempt = 5 WHERE subject = 'dead1'")
            try db.execute(sql: "UPDATE task SET state = 'leased', fence = 7654321 WHERE subject = 'leased1'")
            for _ in 0..<10 {
                try Outbox.append(
                    OutgoingItem(topic: "other", subject: "s", trace: nil, payload: ["a": 1]), in: db)
            }
            // All is settled for the one consumer there is; nothing may be left for an ack to settle.
            try db.execute(sql: "UPDATE consumer SET floor = 10")
            try db.execute(sql: "INSERT INTO effect (subject) VALUES ('old')")
        }
        try await head.start()
        return head
    }

    private func checkedUnchanged(
        _ name: String, _ attack: @Sendable (Bench, Reactor) async throws -> Void
    ) async throws {
        var bench = try Bench()
        bench.lease = .seconds(600)
        bench.beat = .seconds(2)
        let head = try await head(of: bench)
        let before = try await head.context.store.dump()
        let bodies = bench.home.url.appending(path: "parse.files").path
        let files = FileManager.default.subpaths(atPath: bodies)?.sorted()
        let reactor = try bench.home.reactor()
        try await attack(bench, reactor)

        let client = try await QueryClient(
            on: reactor, to: try bench.home.endpoint("parse.query"), options: SocketOptions())
        let (status, _) = try await client.ask(
            Question.status, [String: String](), within: .seconds(300), as: StageStatus.self)
        #expect(status.failed == 1)
        #expect(status.inWork == 1)
        #expect(try await head.context.store.dump() == before)
        #expect(FileManager.default.subpaths(atPath: bodies)?.sorted() == files)
        #expect(try head.context.store.integrityProblems() == [])
        await client.close()
        await reactor.stop()
        try await head.stop()
    }

    /// Sends again and again, as the protocol asks of a peer, until the answer is there: one may be lost in the flood.
    private func repeating(
        _ message: LinkMessage, to peer: RawPeer, until answered: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    try await peer.send(message)
                    try? await Task.sleep(for: .milliseconds(500))
                }
            }
            group.addTask { try await answered() }
            try await group.next()
            group.cancelAll()
        }
    }

    @Test func `the durable links stand 50,000 messages of any kind`() async throws {
        try await checkedUnchanged("links") { bench, reactor in
            let endpoint = try bench.home.endpoint("parse.links")
            let peer = try await RawPeer(on: reactor, to: endpoint, keeps: false)
            var fuzzer = FrameFuzzer(seed: 11)
            for _ in 0..<50_000 { try await peer.send(fuzzer.anything()) }
            // An honest HELLO behind them says that all were read.
            let hello = Hello(name: "index", boot: "b", role: .consumer, topics: ["report"])
            try await repeating(try LinkMessage(.hello, hello), to: peer) {
                while try await peer.next(.welcome).read(Welcome.self).floor == nil {}
            }
            await peer.close()
        }
    }

    @Test(arguments: [Hello.Role.worker, .consumer])
    func `a session that is up stands 20,000 messages that are wrong in every way`(role: Hello.Role) async throws {
        try await checkedUnchanged("session") { bench, reactor in
            let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.links"), keeps: false)
            let hello = Hello(
                name: "index", boot: "b", role: role, topics: [role == .worker ? "parse" : "report"], slots: 1)
            var templates = FrameFuzzer.peers
            templates[.hello] = nil
            templates[.bye] = nil
            var rest = FrameFuzzer(seed: 12, templates: templates)
            var counts: [SessionFault: Int] = [:]
            var session = try await peer.greet(hello)
            for _ in 0..<200 {
                let old = session
                session = try await peer.greet(hello)
                var fuzzer = SessionFuzzer(rest, session: session, after: old)
                for _ in 1...99 { try await peer.send(fuzzer.next()) }
                try await peer.send(fuzzer.gap())
                counts.merge(fuzzer.counts) { $0 + $1 }
                rest = fuzzer.rest
            }
            #expect(SessionFault.allCases.allSatisfy { counts[$0, default: 0] > 2000 })
            _ = try await peer.greet(hello)
            await peer.close()
        }
    }

    @Test func `a session ends by a gap, and not by what is passed over`() async throws {
        try await checkedUnchanged("gap") { bench, reactor in
            let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.links"))
            let hello = Hello(name: "index", boot: "b", role: .worker, topics: ["parse"], slots: 1)
            let old = try await peer.greet(hello)
            let session = try await peer.greet(hello)
            var templates = FrameFuzzer.peers
            templates[.hello] = nil
            templates[.bye] = nil
            var fuzzer = SessionFuzzer(
                FrameFuzzer(seed: 15, templates: templates), session: session, after: old)
            for _ in 0..<200 { try await peer.send(fuzzer.next()) }
            try await peer.send(try fuzzer.result(id: 1, fence: 1))
            // It was answered in its session, so that one was up.
            #expect(try await peer.next(.settled).header.session == session)
            try await peer.send(fuzzer.gap())
            try await peer.send(try fuzzer.result(id: 1, fence: 1))
            while true {
                let message = try await peer.next(.error, .settled)
                #expect(message.type == .error)
                guard try message.read(Refusal.self).message.contains("begin anew") else { continue }
                break
            }
            await peer.close()
        }
    }

    @Test func `the bulk socket stands 20,000 messages`() async throws {
        try await checkedUnchanged("bulk") { bench, reactor in
            let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.bulk"))
            var fuzzer = FrameFuzzer(seed: 13)
            for _ in 0..<20_000 { try await peer.send(fuzzer.anything()) }
            let last = fakeHash("d")
            try await repeating(
                try LinkMessage(.blobGet, BlobGet(sha256: last, offset: 0, length: 1)), to: peer
            ) {
                while try await peer.next(.blobMissing).read(BlobData.self).sha256 != last {}
            }
            await peer.close()
        }
    }

    @Test func `the query socket stands 20,000 messages`() async throws {
        try await checkedUnchanged("query") { bench, reactor in
            let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.query"), keeps: false)
            var fuzzer = FrameFuzzer(seed: 14)
            for _ in 0..<16_000 { try await peer.send(fuzzer.anything()) }
            // Orders that say nothing of what they mean, beside well-formed ones of what is not there.
            let orders = [
                #"{"action":"drop"}"#, #"{"action":"drop","all":false}"#, #"{"action":"drop","all":1}"#,
                #"{"action":"drop","id":null}"#, #"{"action":"drop","id":""}"#, #"{"action":"drop","id":"*"}"#,
                #"{"action":"drop","id":["dead1"]}"#, #"{"action":"burn","all":true}"#,
                #"{"action":"drop","id":"dead1","all":true}"#, #"{"ACTION":"drop","all":true}"#,
                #"{"action":"drop","id":"nobody"}"#, #"{"action":"drop","id":"leased1"}"#, "[]", "",
            ]
            for number in 0..<4000 as Range<Int64> {
                let order = Frame(Data(orders[Int(number) % orders.count].utf8))
                try await peer.send(
                    try LinkMessage(
                        .ask, Ask(id: number, question: Question.failedAction, deadlineMs: 60_000), bodies: [order]))
            }
            // Questions whose arguments are nested as deep as a frame allows.
            for opening in ["[", "{\"a\":"] {
                let deep = Frame(Data(String(repeating: opening, count: 100_000).utf8))
                for question in [Question.trace, Question.failed, Question.failedAction] {
                    try await peer.send(
                        try LinkMessage(.ask, Ask(id: 1, question: question, deadlineMs: 1), bodies: [deep]))
                }
            }
            await peer.close()
        }
    }

    @Test func `bytes that are not even of ZeroMQ do nothing to any socket`() async throws {
        try await checkedUnchanged("bytes") { bench, _ in
            var random = SeededRandom(seed: 16)
            // A greeting of ZMTP 3.1 (RFC 37) with the mechanism NULL, as far as it goes.
            let greeting =
                [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1] + Array("NULL".utf8) + [UInt8](repeating: 0, count: 48)
            for name in ["parse.links", "parse.bulk", "parse.query"] {
                for number in 0..<300 {
                    var bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
                        UInt8.random(in: 0...255, using: &random)
                    }
                    if number % 2 == 0 {
                        bytes = greeting.prefix(Int.random(in: 1...64, using: &random)) + bytes
                    }
                    try RawBytes.send(bytes, to: bench.home.url.appending(path: name).path)
                }
            }
        }
    }

    @Test func `a frame over the limit cuts its own connection only`() async throws {
        try await checkedUnchanged("oversize") { bench, reactor in
            for name in ["parse.links", "parse.bulk", "parse.query"] {
                let honest = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.links"))
                let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint(name))
                let header = Frame(LinkHeader(type: .hello, parts: 3).bytes)
                try await peer.send([header, Frame(Data("{}".utf8)), Frame(Data(count: 3 << 20))])
                _ = try await honest.greet(Hello(name: "index", boot: "b", role: .consumer, topics: ["report"]))
                await peer.close()
                await honest.close()
            }
        }
    }
}
