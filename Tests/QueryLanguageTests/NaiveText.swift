/// A text as plain strings, told apart in another way than the folding under test.
struct NaiveText {
    struct Token: Equatable {
        var text: String
        var start: Int
        var end: Int
        var sentence: Int
        var afterBreak: Bool
    }

    private(set) var tokens: [Token] = []

    private static let alike: [String: String] = [
        "國": "国", "發": "发", "執": "执", "ａ": "a", "Ａ": "a", "A": "a", "２": "2", "０": "0", "é": "e", "“": "＂", "”": "＂",
        "〔": "［", "〕": "］", "•": "·", "—": "－", "X": "x",
    ]
    private static let enders = ["。", "！"]
    private static let closers = ["）", "”", ")", "》", "〕"]

    init(_ text: String) {
        var sentence = 0
        var lineEnds = 0
        var gap = false
        var ended = false
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            let typed = String(scalar)
            if typed == "\n" { lineEnds += 1 }
            if typed == "\n" || typed == " " || typed == "　" {
                gap = true
                continue
            }
            let folded = Self.alike[typed] ?? Self.wide(scalar)
            let isWord = Self.isWord(folded)
            let goesOn = Self.enders.contains(typed) || Self.closers.contains(typed)
            if lineEnds > 0 || (ended && !goesOn) {
                if !tokens.isEmpty { sentence += 1 }
                ended = false
            }
            if Self.enders.contains(typed) { ended = true }
            if isWord, !gap, let last = tokens.last, Self.isWord(last.text), last.end == offset {
                tokens[tokens.count - 1].text += folded
                tokens[tokens.count - 1].end = offset + 1
            } else {
                tokens.append(
                    Token(
                        text: folded, start: offset, end: offset + 1, sentence: sentence,
                        afterBreak: lineEnds > 1 && !tokens.isEmpty))
            }
            lineEnds = 0
            gap = false
        }
    }

    /// ASCII signs in their full-width form, so that what is left of ASCII is words.
    private static func wide(_ scalar: Unicode.Scalar) -> String {
        guard scalar.isASCII, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil else {
            return String(scalar)
        }
        return String(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
    }

    static func isWord(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// The places where tokens stand one after another, the last perhaps the beginning of a word only.
    func places(_ wanted: [String], isPrefix: Bool) -> [Range<Int>] {
        guard !wanted.isEmpty, tokens.count >= wanted.count else { return [] }
        return (0...(tokens.count - wanted.count)).map { $0..<$0 + wanted.count }.filter { place in
            zip(place, wanted).allSatisfy { position, text in
                let token = tokens[position]
                if position > place.lowerBound, token.afterBreak { return false }
                let isLast = position == place.upperBound - 1
                if isPrefix, isLast, Self.isWord(text) { return Self.isWord(token.text) && token.text.hasPrefix(text) }
                return token.text == text
            }
        }
    }
}
