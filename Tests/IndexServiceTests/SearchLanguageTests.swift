import Messages
import QueryGenerator
import QueryLanguage
import Testing

/// The index answers exactly what an evaluation of each report says.
@Suite struct SearchLanguageTests {
    private static func texts(_ corpus: SearchedCorpus) -> [String] {
        corpus.current.sorted { $0.key < $1.key }.map(\.value.report.text)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a query of any kind finds the reports that fit, all of them and no others`(seed: UInt64) throws {
        let corpus = try SearchedCorpus(seed: seed, series: 80, reportsOfSegment: 12)
        let texts = Self.texts(corpus)
        var random = Seeded(state: seed << 8)
        var matches = 0
        for round in 0..<700 {
            let typed = RandomQuery.make(depth: 2, text: random.pick(texts), &random).typed(&random)
            let query = try Query(typed)
            let fitting = corpus.current.filter { query.matches($0.value.folded) }
            let found = try corpus.found(typed, order: round % 4 == 0 ? .relevance : .date)
            #expect(Set(found.ids) == Set(fitting.keys), "\(typed)")
            #expect(found.ids.count == fitting.count && found.totals == [fitting.count], "\(typed)")
            #expect(!found.first.estimated)
            matches += fitting.count
        }
        #expect(matches > 5_000)
        #expect(try corpus.index.faults() == [])
    }

    @Test func `a phrase of 1 to 20 characters is found exactly where a plain look at each token finds it`() throws {
        let corpus = try SearchedCorpus(seed: 21, series: 60, reportsOfSegment: 12)
        let texts = Self.texts(corpus)
        let naive = corpus.current.mapValues { NaiveReport($0.report, tags: $0.tags) }
        var random = Seeded(state: 22)
        var matches = 0
        for _ in 0..<500 {
            let asked = RandomQuery.leaf(random.pick(texts), &random)
            let typed = asked.typed(&random)
            let fitting = naive.filter { asked.fits($0.value) }
            let found = try corpus.found(typed)
            #expect(Set(found.ids) == Set(fitting.keys) && found.ids.count == fitting.count, "\(typed)")
            matches += fitting.count
        }
        #expect(matches > 2_500)
    }

    @Test func `facets count the reports that fit`() throws {
        let corpus = try SearchedCorpus(seed: 31, series: 80, reportsOfSegment: 12)
        let texts = Self.texts(corpus)
        let names = try #require(corpus.current.first?.value.facets.keys.sorted())
        var random = Seeded(state: 32)
        var counted = 0
        for _ in 0..<100 {
            let typed = RandomQuery.make(depth: 1, text: random.pick(texts), &random).typed(&random)
            let query = try Query(typed)
            var expected: [String: [String: Int]] = Dictionary(uniqueKeysWithValues: names.map { ($0, [:]) })
            for member in corpus.current.values where query.matches(member.folded) {
                for (name, values) in member.facets {
                    for value in values { expected[name, default: [:]][value, default: 0] += 1 }
                }
            }
            for facet in try corpus.found(typed, facets: names).first.facets {
                let counts = Dictionary(uniqueKeysWithValues: facet.values.map { ($0.value, $0.count) })
                #expect(counts == expected[facet.facet], "\(facet.facet) of \(typed)")
                counted += counts.count
            }
        }
        #expect(counted > 500)
    }

    @Test func `a query finds the same before and after its reports are flushed and merged`() throws {
        let many = try SearchedCorpus(seed: 41, series: 50, reportsOfSegment: 4)
        let one = try SearchedCorpus(seed: 41, series: 50, reportsOfSegment: 1_000)
        #expect(Set(many.current.keys) == Set(one.current.keys))
        let texts = Self.texts(many)
        var random = Seeded(state: 42)
        for _ in 0..<150 {
            let typed = RandomQuery.make(depth: 2, text: random.pick(texts), &random).typed(&random)
            #expect(try Set(many.found(typed).ids) == Set(one.found(typed).ids), "\(typed)")
        }
        #expect(try many.index.faults() == [] && one.index.faults() == [])
    }
}
