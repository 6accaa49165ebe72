import Messages
import QueryGenerator
import QueryLanguage
import Testing

/// Answers are compared with an evaluation written on plain strings.
@Suite struct MatchPropertyTests {
    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func `a random query finds what a plain look at each token finds`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let reports = (0..<40).map { _ in RandomReport.make(&random) }
        let folded = reports.map { FoldedReport($0.report, tags: $0.tags) }
        let naive = reports.map { NaiveReport($0.report, tags: $0.tags) }
        var found = 0
        for _ in 0..<1_200 {
            let asked = RandomQuery.make(depth: 2, text: random.pick(reports).report.text, &random)
            let typed = asked.typed(&random)
            let query = try Query(typed)
            #expect(query.notes == [], "\(typed)")
            for index in reports.indices {
                let fits = asked.fits(naive[index])
                found += fits ? 1 : 0
                #expect(
                    query.matches(folded[index]) == fits,
                    "\(typed.debugDescription) on \(reports[index].report.text.debugDescription)")
            }
        }
        #expect(found > 4_000)
    }
}
