import Messages
import Testing

/// Answers are compared with a plain scan of the texts.
@Suite struct SearchPropertyTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    /// Few characters, so that phrases repeat, with words, numbers, full-width forms and signs between.
    private static let alphabet =
        ["法", "治", "政", "府", "建", "设", "年", "度", "报", "告", "\u{20000}", "，", "、", "(", "（", "😀"]
        + ["2023", "２０２３", "law", "Law", "ＬＡＷ", "5", "件", "法", "治", "政", "府", "法", "治"]

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    }

    /// The same folding said in another way: full-width to ASCII, lower case, all blanks gone but those between words.
    private static func plain(_ text: String) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        var blank = false
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "\n" {
                blank = true
                continue
            }
            let narrow =
                (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            let folded = narrow.properties.lowercaseMapping.unicodeScalars.first ?? narrow
            if blank, let last = out.last, isWord(last), isWord(folded) { out.append(" ") }
            blank = false
            out.append(folded)
        }
        return out
    }

    private static func stands(_ phrase: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Bool {
        guard !phrase.isEmpty, text.count >= phrase.count else { return false }
        return (0...(text.count - phrase.count)).contains { start in
            let end = start + phrase.count
            guard text[start..<end].elementsEqual(phrase) else { return false }
            if start > 0, isWord(phrase[0]), isWord(text[start - 1]) { return false }
            if end < text.count, isWord(phrase[phrase.count - 1]), isWord(text[end]) { return false }
            return true
        }
    }

    @Test(arguments: [7, 99, 2024] as [UInt64])
    func `phrases of any length are found exactly where a scan finds them`(seed: UInt64) throws {
        var random = Generator(state: seed)
        let index = try TemporaryIndex()
        var texts: [String] = []
        for _ in 0..<120 {
            var text = ""
            for _ in 0..<Int.random(in: 0...160, using: &random) {
                text += Self.alphabet.randomElement(using: &random) ?? ""
                if Int.random(in: 0..<12, using: &random) == 0 { text += Bool.random(using: &random) ? " " : "\n" }
            }
            while let twice = text.firstRange(of: "\n\n") ?? text.firstRange(of: "\n \n") {
                text.replaceSubrange(twice, with: "\n")
            }
            texts.append(text)
        }
        try index.add(try texts.enumerated().map { try makeReport($0.offset, $0.element) })
        let scanned = texts.map(Self.plain)
        var matches = 0
        for round in 0..<400 {
            let length = round % 12 + 1
            var phrase = ""
            if let text = texts.randomElement(using: &random), round % 3 > 0, text.unicodeScalars.count > length {
                let start = Int.random(in: 0...(text.unicodeScalars.count - length), using: &random)
                phrase = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(start).prefix(length)))
            } else {
                for _ in 0..<length { phrase += Self.alphabet.randomElement(using: &random) ?? "" }
            }
            let wanted = Self.plain(phrase)
            let expected = Set(texts.indices.filter { Self.stands(wanted, in: scanned[$0]) }.map(documentId))
            let found = try index.found("“\(phrase)”")
            #expect(found == expected, "“\(phrase)”")
            matches += expected.count
        }
        #expect(matches > 1000)
        #expect(try index.faults() == [])
    }

    @Test func `each range of a hit is the phrase itself`() throws {
        let index = try TemporaryIndex()
        let text = "前言😀\n本局２０２３年法治\n政府建设，又说2023 年法治政府建设。\u{20000}法治政府"
        try index.add(try makeReport(1, text))
        let hit = try #require(try index.search("2023年法治政府").hits.first)
        let scalars = Array(text.unicodeScalars)
        let pieces = hit.textRanges.map { range in
            String(String.UnicodeScalarView(scalars[range.start..<range.end]))
        }
        #expect(pieces == ["２０２３年法治\n政府", "2023 年法治政府"])
        let snippet = Array(hit.snippet.unicodeScalars)
        #expect(snippet.count == hit.snippetRange.count)
        let shown = hit.ranges.map { String(String.UnicodeScalarView(snippet[$0.start..<$0.end])) }
        #expect(hit.snippet == "本局２０２３年法治 政府")
        #expect(shown == ["２０２３年法治 政府"])
    }
}
