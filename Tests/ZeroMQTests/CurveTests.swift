import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct CurveTests {
    let serverKeys: CurveKeyPair
    let clientKeys: CurveKeyPair

    init() throws {
        serverKeys = try .generate()
        clientKeys = try .generate()
    }

    private func server(on reactor: Reactor) async throws -> (Peer, Endpoint) {
        var options = SocketOptions()
        options.curve = .server(secretKey: serverKeys.secretKey, zapDomain: "work")
        let server = try await Peer(.router, on: reactor, options: options)
        return (server, try await server.bind(.anyPort))
    }

    private func client(_ keys: CurveKeyPair, serverKey: String, on reactor: Reactor) async throws -> Peer {
        var options = SocketOptions()
        options.curve = .client(publicKey: keys.publicKey, secretKey: keys.secretKey, serverKey: serverKey)
        return try await Peer(.dealer, on: reactor, options: options)
    }

    @Test func `a listed key comes in and its frames carry it`() async throws {
        let place = try await Contexts.encrypted()
        try place.allowList.add(clientKeys.publicKey, name: "parser-2", to: "work")
        let (server, endpoint) = try await server(on: place.reactor)
        let client = try await client(clientKeys, serverKey: serverKeys.publicKey, on: place.reactor)
        try await client.connect(endpoint)
        try await client.send([Frame("hello".utf8), .empty])
        let message = try await server.next()
        #expect(message[1].peerUserID == clientKeys.publicKey)
        #expect(message[2].peerUserID == clientKeys.publicKey)
        #expect(place.allowList.name(of: message[1].peerUserID ?? "", in: "work") == "parser-2")
        place.allowList.remove(clientKeys.publicKey, from: "work")
        #expect(place.allowList.name(of: message[1].peerUserID ?? "", in: "work") == nil)
        #expect(await place.authenticator.accepted == 1)
        await place.reactor.stop()
    }

    @Test func `a key that is not listed for this domain is refused`() async throws {
        let place = try await Contexts.encrypted()
        try place.allowList.add(clientKeys.publicKey, name: "parser-2", to: "admin")
        let (server, endpoint) = try await server(on: place.reactor)
        let client = try await client(clientKeys, serverKey: serverKeys.publicKey, on: place.reactor)
        try await client.connect(endpoint)
        try await client.wait(for: .refused(status: 400))
        try await server.wait(for: .refused(status: 400))
        #expect(await place.authenticator.refused == 1)
        await place.reactor.stop()
    }

    @Test func `a refused client comes in once its key is listed and it connects afresh`() async throws {
        let place = try await Contexts.encrypted()
        let (server, endpoint) = try await server(on: place.reactor)
        let client = try await client(clientKeys, serverKey: serverKeys.publicKey, on: place.reactor)
        try await client.connect(endpoint)
        try await client.wait(for: .refused(status: 400))
        try place.allowList.set([clientKeys.publicKey: "parser-2"], in: "work")
        try await client.reconnect(endpoint)
        try await client.send([Frame("hello".utf8)])
        #expect(try await server.next().texts.last == "hello")
        await place.reactor.stop()
    }

    @Test func `a client that expects another server gets no further`() async throws {
        let place = try await Contexts.encrypted()
        try place.allowList.add(clientKeys.publicKey, name: "parser-2", to: "work")
        let (server, endpoint) = try await server(on: place.reactor)
        let client = try await client(clientKeys, serverKey: clientKeys.publicKey, on: place.reactor)
        try await client.connect(endpoint)
        #expect(try await server.wait(for: .handshakeFailed, .handshakeSucceeded) == .handshakeFailed)
        await place.reactor.stop()
    }

    @Test func `a client without encryption gets no further`() async throws {
        let place = try await Contexts.encrypted()
        let (server, endpoint) = try await server(on: place.reactor)
        let client = try await Peer(.dealer, on: place.reactor)
        try await client.connect(endpoint)
        #expect(try await server.wait(for: .handshakeFailed, .handshakeSucceeded) == .handshakeFailed)
        await place.reactor.stop()
    }

    @Test func `without an authenticator no encrypted server starts`() async throws {
        try await withReactors { near, _ in
            let error = await #expect(throws: ZeroMQError.self) { try await server(on: near) }
            #expect(error?.code == .authentication)
        }
    }

    @Test func `once the authenticator is gone even a listed key is refused`() async throws {
        let place = try await Contexts.encrypted()
        try place.allowList.add(clientKeys.publicKey, name: "parser-2", to: "work")
        let (server, endpoint) = try await server(on: place.reactor)
        await place.authenticator.stop()
        let client = try await client(clientKeys, serverKey: serverKeys.publicKey, on: place.reactor)
        try await client.connect(endpoint)
        let event = try await server.wait(for: .handshakeFailed, .handshakeSucceeded, .disconnected)
        #expect(event != .handshakeSucceeded)
        await place.reactor.stop()
    }

    @Test func `the self-test passes on a guarded server and fails on others`() async throws {
        let place = try await Contexts.encrypted()
        let (server, guarded) = try await server(on: place.reactor)
        try await ZAPAuthenticator.selfTest(of: guarded, serverKey: serverKeys.publicKey, on: place.reactor)
        try await server.wait(for: .refused(status: 400))
        let plain = try await Peer(.router, on: place.reactor)
        let open = try await plain.bind(.anyPort)
        let error = await #expect(throws: ZeroMQError.self) {
            try await ZAPAuthenticator.selfTest(of: open, serverKey: serverKeys.publicKey, on: place.reactor)
        }
        #expect(error?.code == .authentication)
        await place.reactor.stop()
    }
}
