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
        "國": "国", "發": "发", "執": "执", "ａ": "a", "Ａ": "a", "A": "a", "é": "e", "“": "＂", "”": "＂",
        "〔": "［", "〕": "］", "【": "［", "】": "］", "〇": "零", "○": "零", "號": "号", "•": "·", "—": "－", "X": "x",
    ]
    private static let enders = ["。", "！"]
    private static let closers = ["）", "”", ")", "》", "〕", "]", "］", "】"]

    /// Takes a text apart; in a name a blank line parts nothing.
    init(_ text: String, isName: Bool = false) {
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
                        afterBreak: lineEnds > 1 && !tokens.isEmpty && !isName))
            }
            lineEnds = 0
            gap = false
        }
    }

    /// Full-width digits as ASCII and ASCII signs in their full-width form, so that what is left of ASCII is words.
    private static func wide(_ scalar: Unicode.Scalar) -> String {
        if (0xFF10...0xFF19).contains(scalar.value) { return String(scalar.value - 0xFF10) }
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
            Self.fit(tokens[place].lazy.map(\.text), wanted, isPrefix: isPrefix)
                && !tokens[place].dropFirst().contains(where: \.afterBreak)
        }
    }

    /// Whether tokens are the wanted ones, the last perhaps one that begins so.
    static func fit(_ tokens: some Collection<String>, _ wanted: [String], isPrefix: Bool) -> Bool {
        guard isPrefix, let last = wanted.last, isWord(last) else { return tokens.elementsEqual(wanted) }
        var left = wanted.count
        return zip(tokens, wanted).allSatisfy { token, text in
            left -= 1
            return left > 0 ? token == text : isWord(token) && token.hasPrefix(text)
        }
    }
}
