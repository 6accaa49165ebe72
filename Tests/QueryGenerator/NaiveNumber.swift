/// A document number among plain tokens, told by the list of all that ``WrittenNumber`` writes.
struct NaiveNumber {
    let number: WrittenNumber
    /// Its tokens, from the opening bracket to 号.
    let range: Range<Int>

    /// How many tokens before and behind a number fold with it.
    private static let around = (before: 16, behind: 8)

    private static let years = table(WrittenNumber.years.map { ($0, WrittenNumber.forms(ofYear: $0)) })
    private static let serials = table(WrittenNumber.serials.map { ($0, WrittenNumber.forms(of: $0)) })

    /// What is meant by tokens.
    private static func table(_ written: [(Int, [String])]) -> [[String]: Int] {
        var table: [[String]: Int] = [:]
        for (value, forms) in written {
            for form in forms { table[NaiveText(form).tokens.map(\.text)] = value }
        }
        return table
    }

    /// The numbers of a text in their order.
    static func find(in tokens: [NaiveText.Token]) -> [NaiveNumber] {
        var found: [NaiveNumber] = []
        for start in tokens.indices where start >= found.last?.range.upperBound ?? 0 {
            if let number = number(at: start, in: tokens) { found.append(number) }
        }
        return found
    }

    private static func number(at start: Int, in tokens: [NaiveText.Token]) -> NaiveNumber? {
        let texts = tokens.map(\.text)
        guard let close = ["［": "］", "（": "）"][texts[start]],
            let end = texts[start...].firstIndex(of: close), let year = years[Array(texts[start + 1..<end])]
        else { return nil }
        let next = end + 1 < texts.count && texts[end + 1] == "第" ? end + 2 : end + 1
        guard next < texts.count, let last = texts[next...].firstIndex(of: "号"),
            let serial = serials[Array(texts[next..<last])],
            !tokens[start + 1...last].contains(where: \.afterBreak)
        else { return nil }
        return NaiveNumber(number: WrittenNumber(year: year, serial: serial), range: start..<last + 1)
    }

    /// Where the one number of a phrase stands in a text in any way to write it, and around it what is around it in the
    /// phrase.
    static func places(of wanted: NaiveText, isPrefix: Bool, in text: NaiveText) -> [Range<Int>] {
        let asked = find(in: wanted.tokens)
        guard asked.count == 1, let only = asked.first else { return [] }
        let before = wanted.tokens[..<only.range.lowerBound].map(\.text)
        let behind = wanted.tokens[only.range.upperBound...].map(\.text)
        guard before.count <= around.before, behind.count <= around.behind else { return [] }
        let numbers = find(in: text.tokens)
        return numbers.indices.compactMap { index in
            let found = numbers[index]
            guard found.number == only.number else { return nil }
            let floor = index > 0 ? numbers[index - 1].range.upperBound : 0
            let ceiling = index + 1 < numbers.count ? numbers[index + 1].range.lowerBound : text.tokens.count
            let place = found.range.lowerBound - before.count..<found.range.upperBound + behind.count
            guard place.lowerBound >= floor, place.upperBound <= ceiling,
                !text.tokens[place].dropFirst().contains(where: \.afterBreak),
                text.tokens[place].prefix(before.count).map(\.text) == before,
                NaiveText.fit(text.tokens[place].suffix(behind.count).map(\.text), behind, isPrefix: isPrefix)
            else { return nil }
            return place
        }
    }
}
