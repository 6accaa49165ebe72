/// The duties of a taxonomy, made for reading: every word is found in one go.
struct DutyWords: Sendable {
    /// What a word is a part of.
    struct Use: Sendable {
        /// The duty's place in the taxonomy.
        var duty: Int
        /// The sign's place among those of the duty.
        var sign: Int
        /// The sign's place among those of all duties.
        var signOfAll: Int
        /// Bit n: the word is the nth of the sign.
        var part: UInt64
        /// The bits of all words of the sign.
        var whole: UInt64
    }

    let taxonomy: DutyTaxonomy
    let words: WordSet
    /// How many signs there are.
    let signs: Int
    /// Those of one word after those of the other, and where each word's begin, one more for the end.
    private let uses: [Use]
    private let starts: [Int]

    init(_ taxonomy: DutyTaxonomy, folding: Folding) {
        self.taxonomy = taxonomy
        var ranks: [String: Int] = [:]
        var uses: [[Use]] = []
        var words: [String] = []
        var signs = 0
        for (duty, entry) in taxonomy.duties.enumerated() {
            for (sign, parts) in entry.signs.enumerated() {
                for (place, part) in parts.enumerated() {
                    let rank = ranks[part] ?? words.count
                    if rank == words.count {
                        ranks[part] = rank
                        words.append(part)
                        uses.append([])
                    }
                    uses[rank].append(
                        Use(
                            duty: duty, sign: sign, signOfAll: signs, part: 1 << UInt64(place),
                            whole: (1 << UInt64(parts.count)) - 1))
                }
                signs += 1
            }
        }
        self.words = WordSet(words, folding: folding)
        self.signs = signs
        starts = uses.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        self.uses = uses.flatMap(\.self)
    }

    /// Where what a word of a rank is a part of is found.
    func uses(of rank: Int) -> Range<Int> { starts[rank]..<starts[rank + 1] }

    subscript(use: Int) -> Use { uses[use] }
}

/// Which words of signs that take several a sentence has had so far.
struct SentenceSigns {
    private var had: [UInt64]
    private var touched: [Int] = []
    private var place = 0

    init(of words: DutyWords) { had = [UInt64](repeating: 0, count: words.signs) }

    /// Adds a word; whether its sign is complete with it.
    mutating func add(_ use: DutyWords.Use) -> Bool {
        guard use.part != use.whole else { return true }
        if had[use.signOfAll] == 0 { touched.append(use.signOfAll) }
        had[use.signOfAll] |= use.part
        return had[use.signOfAll] == use.whole
    }

    /// Goes on to an offset; what the sentence had is forgotten where another one begins before it.
    mutating func move(to index: Int, in text: ScalarText, before end: Int) {
        defer { place = index }
        guard !touched.isEmpty, text.sentenceEnd(from: place, to: end) < index else { return }
        while let sign = touched.popLast() { had[sign] = 0 }
    }
}
