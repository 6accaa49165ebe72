import Foundation
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

/// What a flood of questions may do to the others: nothing, once it is over.
@Suite(.serialized) struct QuestionLaneTests {
    /// Holds questions until the test lets them go.
    private actor Gate {
        private var waiting: [CheckedContinuation<Void, Never>] = []
        private var isOpen = false
        private(set) var entered = 0
        private(set) var cancelled = 0

        func pass() async {
            entered += 1
            if isOpen { return }
            await withCheckedContinuation { waiting.append($0) }
        }

        func noteCancelled() { cancelled += 1 }

        func open() {
            isOpen = true
            for continuation in waiting { continuation.resume() }
            waiting = []
        }
    }

    private func serve(
        _ gate: Gate, heavy: Set<String> = [], _ talk: @Sendable (RawPeer) async throws -> Void
    ) async throws {
        let home = try Home()
        let reactor = try home.reactor()
        var options = SocketOptions()
        options.routerMandatory = true
        let server = try await QueryServer(
            on: reactor, options: options,
            handlers: [
                "light": { _ in try Reply(["a": 1]) },
                "slow": { _ in
                    await gate.pass()
                    return try Reply(["a": 2])
                },
                "patient": { _ in
                    do {
                        try await Task.sleep(for: .seconds(3600))
                    } catch {
                        await gate.noteCancelled()
                        throw error
                    }
                    return try Reply(["a": 3])
                },
            ], heavy: heavy)
        try await server.bind(try home.endpoint("q"))
        let peer = try await RawPeer(on: reactor, to: try home.endpoint("q"))
        try await talk(peer)
        await gate.open()
        await peer.close()
        await server.stop()
        await reactor.stop()
    }

    private func ask(_ question: String, _ id: Int64, of peer: RawPeer, deadlineMs: Int = 600_000) async throws {
        try await peer.send(
            try LinkMessage(
                .ask, Ask(id: id, question: question, deadlineMs: deadlineMs), bodies: [Frame(Data("{}".utf8))]))
    }

    private func answer(_ id: Int64, of peer: RawPeer) async throws -> Answer {
        while true {
            let answer = try await peer.next(.answer).read(Answer.self)
            if answer.id == id { return answer }
        }
    }

    /// Asks until it is not answered `busy`: a place is free a moment after the answer of the one before.
    private func askUntilTaken(_ question: String, of peer: RawPeer) async throws -> Answer {
        var id: Int64 = 10_000
        while true {
            id += 1
            try await ask(question, id, of: peer)
            let answer = try await answer(id, of: peer)
            if answer.error?.code != .busy { return answer }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a heavy question is answered to one asker at a time, and holds no light one up`() async throws {
        let gate = Gate()
        try await serve(gate, heavy: ["slow"]) { peer in
            for id in 1...700 as ClosedRange<Int64> { try await ask("slow", id, of: peer) }
            for id in 2...700 as ClosedRange<Int64> {
                #expect(try await answer(id, of: peer).error?.code == .busy)
            }
            try await ask("light", 1000, of: peer)
            #expect(try await answer(1000, of: peer).error == nil)
            #expect(await gate.entered == 1)
            await gate.open()
            #expect(try await answer(1, of: peer).error == nil)
            #expect(try await askUntilTaken("slow", of: peer).error == nil)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what is past its deadline is answered, cancelled, and gives its place to others`() async throws {
        let gate = Gate()
        try await serve(gate) { peer in
            for id in 1...700 as ClosedRange<Int64> { try await ask("patient", id, of: peer, deadlineMs: 100) }
            var codes: [LinkError.Code: Int] = [:]
            for _ in 1...700 {
                let code = try await peer.next(.answer).read(Answer.self).error?.code
                codes[try #require(code), default: 0] += 1
            }
            #expect(codes[.timeout, default: 0] >= 256)
            #expect(codes.keys.allSatisfy { [.timeout, .busy].contains($0) })
            #expect(try await askUntilTaken("light", of: peer).error == nil)
            #expect(await gate.cancelled >= 1)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a place is held until its work has ended, though its asker has been told`()
        async throws
    {
        let gate = Gate()
        try await serve(gate) { peer in
            for id in 1...256 as ClosedRange<Int64> { try await ask("slow", id, of: peer, deadlineMs: 1) }
            for _ in 1...256 {
                #expect(try await peer.next(.answer).read(Answer.self).error?.code == .timeout)
            }
            try await ask("light", 300, of: peer)
            #expect(try await answer(300, of: peer).error?.code == .busy)
            await gate.open()
            #expect(try await askUntilTaken("light", of: peer).error == nil)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a head that was flooded with 700 questions, half of them checks of its store, answers afterwards`()
        async throws
    {
        var bench = try Bench()
        bench.beat = .seconds(20)
        let head = try await bench.middle(withUpstream: false)
        try await head.start()
        let reactor = try bench.home.reactor()
        let peer = try await RawPeer(on: reactor, to: try bench.home.endpoint("parse.query"))
        for id in 1...700 as ClosedRange<Int64> {
            try await ask(id % 2 == 0 ? Question.verify : Question.status, id, of: peer)
        }
        var verified = 0
        for _ in 1...700 {
            let answer = try await peer.next(.answer).read(Answer.self)
            if answer.id % 2 == 0, answer.error == nil { verified += 1 }
            #expect([nil, .busy].contains(answer.error?.code))
        }
        #expect(verified >= 1)
        #expect(try await askUntilTaken(Question.status, of: peer).error == nil)
        await peer.close()
        await reactor.stop()
        try await head.stop()
    }
}
