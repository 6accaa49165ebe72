import Links
import Testing

@Suite struct LineageTests {
    /// Three eras: of the numbers 1 to 10, 11 to 20, and 21 to 25.
    private func lineage(acked: Int64 = 0, head: Int64 = 25) -> Lineage {
        Lineage(
            eras: [.init(id: "a", began: 0), .init(id: "b", began: 10), .init(id: "c", began: 20)], head: head,
            acked: acked)
    }

    @Test(arguments: [(0, nil), (10, "a"), (4, "a"), (20, "b"), (25, "c"), (0, "c")] as [(Int64, String?)])
    func `what was met in its era goes on`(_ known: Int64, _ era: String?) {
        #expect(lineage(acked: known).fault(known: known, era: era) == nil)
    }

    @Test(arguments: [(26, nil), (26, "c"), (21, "b"), (11, "a"), (5, "gone")] as [(Int64, String?)])
    func `a head that lacks what it has sent is the older one, however far it has grown`(
        _ known: Int64, _ era: String?
    ) {
        #expect(lineage().fault(known: known, era: era) == .headIsOlder)
    }

    @Test func `a consumer that lacks what it has acked is the older one`() {
        #expect(lineage(acked: 18).fault(known: 17, era: "b") == .consumerIsOlder)
        #expect(lineage(acked: 18).fault(known: 18, era: "b") == nil)
    }

    @Test func `one that was away for longer than eras are kept is judged by numbers`() {
        let eras = (0..<Lineage.limit).map { Lineage.Era(id: "\($0)", began: Int64($0)) }
        let lineage = Lineage(eras: eras, head: 1_000, acked: 0)
        #expect(lineage.fault(known: 900, era: "before") == nil)
        #expect(lineage.fault(known: 1_001, era: "before") == .headIsOlder)
    }
}
