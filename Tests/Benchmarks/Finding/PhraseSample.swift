import ReportGenerator

/// Phrases of some reports, chosen at random places, with the share of those reports that each stands in.
///
/// A phrase begins and ends with a Han character, so that no word or number is cut, and holds no blank.
struct PhraseSample {
    /// A phrase and how many reports of the sample have it.
    struct Phrase {
        /// The text, ASCII signs in full width.
        var text: String
        /// In scalars.
        var length: Int
        /// At least 1, the report that it was taken from.
        var reports: Int
    }

    /// How many reports were looked at.
    let size: Int
    /// Each phrase once, in the order in which they were chosen.
    let phrases: [Phrase]

    /// Chooses phrases of 1 to 12 scalars and counts them.
    ///
    /// - Parameters:
    ///   - texts: The texts of the sample.
    ///   - places: At how many random places a phrase is looked for; about half of the places have one.
    init(texts: [String], places: Int, random: inout SeededRandom) {
        let folded = texts.map { $0.unicodeScalars.map(Self.folded) }
        size = folded.count
        var chosen: [Phrase] = []
        var keys: [[UInt64: Int]] = Array(repeating: [:], count: Self.longest + 1)
        for _ in 0..<places {
            guard let text = folded.randomElement(using: &random), text.count > Self.longest else { continue }
            let length = Int.random(in: 1...Self.longest, using: &random)
            let start = Int.random(in: 0...(text.count - length), using: &random)
            let part = text[start..<start + length]
            guard Self.isPhrase(part) else { continue }
            let key = part.reduce(0) { $0 &* Self.base &+ UInt64($1) }
            guard keys[length][key] == nil else { continue }
            keys[length][key] = chosen.count
            chosen.append(Phrase(text: Self.text(part), length: length, reports: 0))
        }
        var counts = Array(repeating: 0, count: chosen.count)
        var lastSeen = Array(repeating: -1, count: chosen.count)
        for (report, text) in folded.enumerated() {
            for length in 1...Self.longest {
                Self.eachKey(of: text, length: length) { key in
                    guard let place = keys[length][key], lastSeen[place] != report else { return }
                    lastSeen[place] = report
                    counts[place] += 1
                }
            }
        }
        for place in chosen.indices { chosen[place].reports = counts[place] }
        phrases = chosen
    }

    private static let longest = 12
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Rolls a hash of 64 bits over a text (Karp and Rabin 1987): two phrases of a sample have hardly ever the same.
    private static func eachKey(of text: [UInt32], length: Int, _ body: (UInt64) -> Void) {
        guard text.count >= length else { return }
        let highest = (0..<length).reduce(UInt64(1)) { power, _ in power &* base }
        var key: UInt64 = 0
        for index in text.indices {
            key = key &* base &+ UInt64(text[index])
            if index >= length { key = key &- UInt64(text[index - length]) &* highest }
            if index >= length - 1 { body(key) }
        }
    }

    /// Signs in full width and letters in lower case, as engines that fold will see them.
    private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x41...0x5A: scalar.value + 0x20
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: scalar.value + 0xFEE0
        default: scalar.value
        }
    }

    private static func isPhrase(_ part: ArraySlice<UInt32>) -> Bool {
        guard let first = part.first, let last = part.last, isHan(first), isHan(last) else { return false }
        return part.allSatisfy { $0 > 0x20 && $0 != 0x3000 }
    }

    private static func isHan(_ value: UInt32) -> Bool { (0x4E00...0x9FFF).contains(value) }

    private static func text(_ part: ArraySlice<UInt32>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: part.compactMap(Unicode.Scalar.init))
        return text
    }
}
