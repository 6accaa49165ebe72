import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct FloodTests {
    @Test func `an endless flood on one socket lets jobs and timers and other sockets run`() async throws {
        try await withReactors { near, far in
            let flood = Loop(on: near)
            try await flood.start(messages: 600)
            let counter = Counter(on: near)
            await counter.chain(20)
            for _ in 0..<200 { await counter.add() }
            let quiet = try await Peer(.router, on: near)
            let endpoint = try await quiet.bind(.anyPort)
            let caller = try await Peer(.dealer, on: far)
            try await caller.connect(endpoint)
            try await caller.send(.init("hello"))
            #expect(try await quiet.next().texts.last == "hello")
            #expect(await flood.passed > 1000)
            #expect(await flood.mostInOneTurn == 256)
        }
    }

    @Test func `a stop ends during an endless flood`() async throws {
        let reactor = try Reactor(name: "flooded", context: Contexts.plain.get())
        let flood = Loop(on: reactor)
        try await flood.start(messages: 600)
        await reactor.stop()
    }

    @Test func `ten thousand messages of two senders all arrive once and in order`() async throws {
        try await withReactors { near, far in
            let sink = try await Peer(.router, on: near)
            let endpoint = try await sink.bind(.anyPort)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in ["left", "right"] {
                    let source = try await Peer(.dealer, on: far)
                    try await source.connect(endpoint)
                    group.addTask {
                        for index in 0..<5000 { try await source.send(.init(name, String(index))) }
                    }
                }
                var next = ["left": 0, "right": 0]
                for _ in 0..<10_000 {
                    let texts = try await sink.next().texts
                    #expect(texts.count == 3)
                    #expect(texts[2] == String(next[texts[1], default: -1]))
                    next[texts[1], default: 0] += 1
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a stop ends with messages on their way and the context ends after it`() async throws {
        let context = try Context()
        let near = try Reactor(name: "near", context: context)
        let far = try Reactor(name: "far", context: context)
        let sink = try await Peer(.router, on: near, reads: false)
        let source = try await Peer(.dealer, on: far)
        try await source.connect(try await sink.bind(.anyPort))
        let frame = Frame([UInt8](repeating: 1, count: 100_000))
        for _ in 0..<300 { try await source.send([frame]) }
        await far.stop()
        await near.stop()
        #expect(context.terminate())
    }

    @Test func `links that come and go by the hundred leave another link alone`() async throws {
        try await withReactors { near, far in
            let server = try await Peer(.router, on: near)
            let endpoint = try await server.bind(.anyPort)
            let steady = try await Peer(.dealer, on: far)
            try await steady.connect(endpoint)
            for index in 0..<200 {
                let passing = try await Peer(.dealer, on: far)
                try await passing.connect(endpoint)
                try await passing.send(.init("passing"))
                if index.isMultiple(of: 2) { await passing.close() }
                try await steady.send(.init("steady"))
            }
            var steadyMessages = 0
            while steadyMessages < 200 {
                if try await server.next().texts.last == "steady" { steadyMessages += 1 }
            }
        }
    }
}
