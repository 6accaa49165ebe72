/// Words that are looked for at a place in UTF-8, without making strings of it.
struct ByteWords {
    /// The words by their first two bytes, the longest first.
    private let words: [UInt16: [[UInt8]]]

    /// Takes words of two bytes or more.
    init(_ words: [String]) {
        var sorted: [UInt16: [[UInt8]]] = [:]
        for word in words.map({ Array($0.utf8) }).sorted(by: { $0.count > $1.count }) where word.count > 1 {
            sorted[Self.key(word[0], word[1]), default: []].append(word)
        }
        self.words = sorted
    }

    /// The length of the longest word that stands at a place.
    func length(in text: [UInt8], at index: Int) -> Int? {
        guard index + 1 < text.count, let found = words[Self.key(text[index], text[index + 1])] else { return nil }
        return found.first { text[index...].starts(with: $0) }?.count
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}
