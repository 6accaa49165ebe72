/// The largest one-to-one matching of wanted texts with those that a report has, by augmenting paths.
struct TextPairing {
    private let fits: [[Int]]
    /// By position in what the report has: the position of the wanted text.
    private var taken: [Int: Int] = [:]

    init(_ wanted: [String], _ have: [String]) {
        let found = have.map(FoldedWords.init)
        fits = wanted.map { text in
            let folded = FoldedWords(text)
            return found.indices.filter { folded.isSame(as: found[$0]) }
        }
        for index in wanted.indices {
            var seen: Set<Int> = []
            _ = place(index, &seen)
        }
    }

    /// Positions of the wanted texts that have a partner.
    var matchedWanted: Set<Int> { Set(taken.values) }

    /// Positions of the report's texts that have one.
    var matchedHave: Set<Int> { Set(taken.keys) }

    private mutating func place(_ wanted: Int, _ seen: inout Set<Int>) -> Bool {
        for candidate in fits[wanted] where seen.insert(candidate).inserted {
            if let holder = taken[candidate], !place(holder, &seen) { continue }
            taken[candidate] = wanted
            return true
        }
        return false
    }
}
