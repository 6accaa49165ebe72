import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct SocketTests {
    @Test(arguments: ["inproc", "ipc", "tcp", "中文"])
    func `a message of empty and large parts comes back as it was sent`(transport: String) async throws {
        try await withFolder { folder in
            try await withReactors { near, far in
                let endpoint: Endpoint =
                    switch transport {
                    case "inproc": .fresh()
                    case "tcp": .anyPort
                    case "ipc": .ipc("\(folder)/head")
                    default: .ipc("\(folder)/年度归档.套接字")
                    }
                let server = try await Peer(.router, on: near)
                let actual = try await server.bind(endpoint)
                let client = try await Peer(.dealer, on: far)
                try await client.connect(actual)
                let large = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                let parts = [[], large, Array("年度".utf8), []]
                try await client.send(parts.map { Frame($0) })
                let request = try await server.next()
                #expect(request.dropFirst().map(\.bytes) == parts)
                #expect(try await server.trySend(request) == .sent)
                let answer = try await client.next()
                await client.close()
                await server.close()
                #expect(answer.map(\.bytes) == parts)
            }
        }
    }

    @Test func `two reactors pass a thousand questions back and forth`() async throws {
        try await withReactors { near, far in
            let server = try await Peer(.router, on: near)
            let client = try await Peer(.dealer, on: far)
            try await client.connect(try await server.bind(.anyPort))
            for index in 0..<1000 {
                try await client.send(.init(String(index)))
                let request = try await server.next()
                #expect(try await server.trySend(request) == .sent)
                #expect(try await client.next().texts == [String(index)])
            }
        }
    }

    @Test func `a full queue says so and nothing sent before is lost`() async throws {
        try await withReactors { near, far in
            var options = SocketOptions()
            options.sendHighWater = 10
            options.receiveHighWater = 10
            let server = try await Peer(.router, on: near, options: options, reads: false)
            let client = try await Peer(.dealer, on: far, options: options)
            let endpoint = Endpoint.fresh()
            _ = try await server.bind(endpoint)
            try await client.connect(endpoint)
            var sent = 0
            while try await client.trySend(.init(String(sent), "body")) == .sent { sent += 1 }
            #expect((1...20).contains(sent))
            await server.resume()
            try await client.send(.init(String(sent), "body"))
            for index in 0...sent { #expect(try await server.next().texts.dropFirst() == [String(index), "body"]) }
        }
    }

    @Test func `nobody connected means a dealer would block and a router cannot reach`() async throws {
        try await withReactors { near, _ in
            let dealer = try await Peer(.dealer, on: near)
            #expect(try await dealer.trySend(.init("x")) == .wouldBlock)
            let router = try await Peer(.router, on: near)
            _ = try await router.bind(.anyPort)
            #expect(try await router.trySend(.init("stranger", "x")) == .unreachable)
            #expect(try await router.trySend(.init("stranger", "x", "y")) == .unreachable)
        }
    }

    @Test func `a message of too many parts is dropped and reported and the next one arrives`() async throws {
        try await withReactors { near, far in
            let server = try await Peer(.router, on: near)
            let client = try await Peer(.dealer, on: far)
            try await client.connect(try await server.bind(.anyPort))
            try await client.send(Array(repeating: .empty, count: 40))
            try await client.send(.init("after"))
            #expect(try await server.next().texts.last == "after")
            #expect(await server.failures.map(\.code) == [.tooManyParts])
        }
    }

    @Test func `a peer that sends an oversize frame is cut off and others are not`() async throws {
        try await withReactors { near, far in
            let server = try await Peer(.router, on: near)
            let endpoint = try await server.bind(.anyPort)
            let rude = try await Peer(.dealer, on: far)
            let polite = try await Peer(.dealer, on: far)
            try await rude.connect(endpoint)
            try await polite.connect(endpoint)
            try await polite.send(.init("before"))
            #expect(try await server.next().texts.last == "before")
            try await rude.send([Frame(count: (1 << 20) + 1) { _ in }])
            try await rude.wait(for: .disconnected)
            try await polite.send(.init("after"))
            #expect(try await server.next().texts.last == "after")
        }
    }

    @Test func `a subscriber gets the topics it asked for`() async throws {
        try await withReactors { near, far in
            let publisher = try await Peer(.xpub, on: near)
            let subscriber = try await Peer(.sub, on: far)
            try await subscriber.connect(try await publisher.bind(.anyPort))
            try await subscriber.subscribe("report.")
            #expect(try await publisher.next().texts == ["\u{1}report."])
            #expect(try await publisher.trySend(.init("filing.late", "1")) == .sent)
            #expect(try await publisher.trySend(.init("report.parsed", "2")) == .sent)
            #expect(try await subscriber.next().texts == ["report.parsed", "2"])
            await #expect(throws: ZeroMQError.self) {
                try await subscriber.subscribe(String(repeating: "t", count: 240))
            }
        }
    }

    @Test func `an address in use and a missing folder and a host name are told apart`() async throws {
        try await withReactors { near, _ in
            let first = try await Peer(.router, on: near)
            let taken = try await first.bind(.anyPort)
            let second = try await Peer(.router, on: near)
            await #expect(performing: { _ = try await second.bind(taken) }, throws: { code($0) == .addressInUse })
            await #expect(
                performing: { _ = try await second.bind(.ipc("/nowhere/at/all")) },
                throws: { code($0) == .addressUnavailable }
            )
            await #expect(
                performing: { try await second.connect(.tcp(host: "localhost", port: 1)) },
                throws: { code($0) == .invalidEndpoint }
            )
        }
    }

    @Test func `bound to every address a socket is reached by one`() async throws {
        try await withReactors { near, far in
            let server = try await Peer(.router, on: near)
            guard case .tcp("*", let port) = try await server.bind(.tcp(host: "*", port: 0)) else {
                Issue.record("the host changed")
                return
            }
            let client = try await Peer(.dealer, on: far)
            try await client.connect(.tcp(host: "127.0.0.1", port: port))
            try await client.send(.init("x"))
            #expect(try await server.next().texts.last == "x")
        }
    }

    private func code(_ error: any Error) -> ZeroMQError.Code? {
        (error as? ZeroMQError)?.code
    }
}
