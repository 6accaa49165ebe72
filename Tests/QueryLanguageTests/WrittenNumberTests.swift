import QueryGenerator
import QueryLanguage
import Testing

/// Document numbers in every way to write them, held against a search in the text with all of them written alike.
@Suite struct WrittenNumberTests {
    @Test(arguments: [61, 62] as [UInt64])
    func `a number is found however it is written and with what is around it`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        var found = 0
        for _ in 0..<500 {
            let numbers = (0..<random.number(1...4)).map { _ in WrittenNumber.make(&random) }
            let between = (0...numbers.count).map { _ in
                (0..<random.number(0...8)).map { _ in random.pick(["国", "办", "发", "豫", "政", "，"]) }.joined()
            }
            let written = numbers.map { $0.written(&random) }
            let text = between[0] + zip(written, between.dropFirst()).map { $0 + $1 }.joined()
            let alike = between[0] + zip(numbers, between.dropFirst()).map { $0.normal + $1 }.joined()
            for _ in 0..<4 {
                let index = random.number(0...numbers.count - 1)
                let other = random.number(0...3) == 0 ? WrittenNumber.make(&random) : numbers[index]
                let before = String(between[index].suffix(random.number(0...8)))
                let behind = String(between[index + 1].prefix(random.number(0...8)))
                let query = try Query("“" + before + other.written(&random) + behind + "”")
                let fits = alike.contains(before + other.normal + behind)
                #expect(query.matches(makeReport(text), tags: []) == fits, "\(query.text) in \(text)")
                guard fits else { continue }
                found += 1
                let marked = Snippet(of: text, leaves: query.node.leaves).matches
                #expect(!marked.isEmpty, "\(query.text) in \(text)")
            }
        }
        #expect(found > 1_000)
    }
}
