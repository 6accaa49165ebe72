import Testing
import ZeroMQ

@Test func `an endpoint reads its own text`() throws {
    #expect(Endpoint("tcp://[::1]:5555")?.description == "tcp://[::1]:5555")
}
