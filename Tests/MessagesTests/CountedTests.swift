import Messages
import Testing

@Suite struct CountedTests {
    @Test func `one has the noun for one, and none, many and less than none the other`() {
        #expect(Counted.text(1, "body", "bodies") == "1 body")
        #expect([0, 2, 21, 101, -1].map { Counted.text($0, "body", "bodies") }.allSatisfy { $0.hasSuffix(" bodies") })
        #expect(Counted.text(1 as Int64, "attempt") == "1 attempt")
        #expect(Counted.text(0 as Int64, "attempt") == "0 attempts")
    }
}
