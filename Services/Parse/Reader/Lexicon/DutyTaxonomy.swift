/// The duties that reports of some years are read for.
struct DutyTaxonomy: Sendable {
    /// One duty with the words that show it.
    struct Duty: Sendable {
        var name: String
        /// The duty that it is a part of.
        var parent: String?
        /// Each shows it; of several words in one, all must be in a sentence.
        var signs: [[String]]
    }

    var name: String
    var years: ClosedRange<Int>
    var duties: [Duty]

    /// Reads a section `duties NAME FIRST LAST`; nil for one of another shape.
    init?(section: String, lines: [String]) {
        let parts = section.split(separator: " ").map(String.init)
        guard parts.count == 4, parts[0] == "duties", let first = Int(parts[2]),
            let last = parts[3] == "-" ? 9_999 : Int(parts[3]),
            first <= last
        else { return nil }
        name = parts[1]
        years = first...last
        duties = lines.compactMap { line in
            let columns = line.split(separator: " ").map(String.init)
            guard columns.count == 3 else { return nil }
            let signs = columns[2].split(separator: "、").map { $0.split(separator: "+").map(String.init) }
            return Duty(name: columns[0], parent: columns[1] == "-" ? nil : columns[1], signs: signs)
        }
    }
}

/// The same, made for reading: every word is found in one go.
struct DutyWords: Sendable {
    let taxonomy: DutyTaxonomy
    let words: WordSet
    /// By a word's rank: the duties and signs that it is a part of.
    let uses: [[(duty: Int, sign: Int)]]

    init(_ taxonomy: DutyTaxonomy, folding: Folding) {
        self.taxonomy = taxonomy
        var ranks: [String: Int] = [:]
        var uses: [[(duty: Int, sign: Int)]] = []
        var words: [String] = []
        for (duty, entry) in taxonomy.duties.enumerated() {
            for (sign, parts) in entry.signs.enumerated() {
                for part in parts {
                    let rank = ranks[part] ?? words.count
                    if rank == words.count {
                        ranks[part] = rank
                        words.append(part)
                        uses.append([])
                    }
                    uses[rank].append((duty, sign))
                }
            }
        }
        self.words = WordSet(words, folding: folding)
        self.uses = uses
    }
}
