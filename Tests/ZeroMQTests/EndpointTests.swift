import Testing
import ZeroMQ

@Suite struct EndpointTests {
    @Test(arguments: [
        ("ipc:///run/档案/parse", Endpoint.ipc("/run/档案/parse")),
        ("tcp://*:5555", .tcp(host: "*", port: 5555)),
        ("tcp://127.0.0.1:*", .tcp(host: "127.0.0.1", port: 0)),
        ("tcp://[::1]:5555", .tcp(host: "::1", port: 5555)),
        ("tcp://head.example:80", .tcp(host: "head.example", port: 80)),
        ("inproc://events", .inproc("events")),
    ])
    func `an endpoint survives its text`(text: String, endpoint: Endpoint) {
        #expect(Endpoint(text) == endpoint)
        #expect(endpoint.description == text)
    }

    @Test(arguments: [
        "", "ipc://", "inproc://", "http://a:1", "tcp://", "tcp://host", "tcp://host:", "tcp://host:99999", "tcp://:1",
        "tcp://::1:5555", "tcp://a b:1", "tcp://a;b:1", "tcp://[x:y]:1", "ipc://@abstract", "ipc:///a\0b", "tcp://h:-1",
    ])
    func `text that is no endpoint is refused with a reason`(text: String) {
        #expect(Endpoint(text) == nil)
        let error = #expect(throws: ZeroMQError.self) { try Endpoint(parsing: text) }
        #expect(error?.code == .invalidEndpoint)
    }

    @Test func `a socket path of 107 bytes is taken and one of 108 is refused with both numbers`() throws {
        try Endpoint.ipc("/" + String(repeating: "a", count: 106)).validate()
        let long = Endpoint.ipc("/" + String(repeating: "档", count: 35) + "ab")
        let error = #expect(throws: ZeroMQError.self) { try long.validate() }
        #expect(error?.message.contains("108 bytes") == true)
        #expect(error?.message.contains("107") == true)
    }

    @Test func `only sockets that permissions or the process guard are local`() {
        #expect(Endpoint.ipc("/a").isLocal)
        #expect(Endpoint.inproc("a").isLocal)
        #expect(!Endpoint.tcp(host: "127.0.0.1", port: 1).isLocal)
    }

    @Test func `a name is looked up and a literal is left alone`() async throws {
        let found = try await Endpoint.tcp(host: "localhost", port: 7).resolved()
        #expect(found.contains(.tcp(host: "127.0.0.1", port: 7)) || found.contains(.tcp(host: "::1", port: 7)))
        #expect(try await Endpoint.anyPort.resolved() == [.anyPort])
    }
}
