/// Cuts headings that pages without line breaks let run into the sentence behind them: （一）压实领导责任局长带头履行….
///
/// Nothing parts the two, but such headings are made to be parallel: most have the same number of characters, and behind
/// it stand words that sentences begin with.
extension Reading {
    /// Such headings have so many characters.
    private static let parallel = 4...16

    /// The headings of each level without the sentences that ran into them.
    func withoutProse(_ headings: [Heading]) -> [Heading] {
        var headings = headings
        for siblings in siblings(headings) {
            let runIn = siblings.filter { runsIntoProse(headings[$0]) }
            guard runIn.count > 1, let length = commonLength(of: runIn.map { headings[$0].title.lowerBound }) else {
                continue
            }
            for place in runIn {
                let start = headings[place].title.lowerBound
                headings[place].title = start..<(start + length)
            }
        }
        return headings
    }

    /// The places of headings below the first level by the sections that they stand in.
    private func siblings(_ headings: [Heading]) -> [[Int]] {
        var found: [[Int]] = []
        var open: [Int: [Int]] = [:]
        for (place, heading) in headings.enumerated() {
            for level in open.keys.sorted() where level > heading.level {
                found.append(open.removeValue(forKey: level) ?? [])
            }
            if heading.level > 1 { open[heading.level, default: []].append(place) }
        }
        return found + open.keys.sorted().compactMap { open[$0] }
    }

    /// Whether a heading inside a line goes on over commas or numbers to the end of a sentence.
    private func runsIntoProse(_ heading: Heading) -> Bool {
        guard heading.title.count > Self.parallel.upperBound, !startsLine(heading.number.lowerBound) else {
            return false
        }
        return heading.title.contains { text[$0].isOne(of: [",", ";"]) || text.digit($0) != nil }
    }

    /// The length at which most of some headings have a sentence begin, and no mark or number before it.
    private func commonLength(of starts: [Int]) -> Int? {
        let counted = Self.parallel.map { length in
            (
                length: length,
                count: starts.count { start in
                    (start..<(start + length)).allSatisfy { text.isHan($0) }
                        && lexicon[.proseStart].match(in: text, at: start + length, to: text.count) != nil
                }
            )
        }
        guard let best = counted.max(by: { $0.count < $1.count }), best.count > 1, best.count * 3 >= starts.count * 2
        else {
            return nil
        }
        return best.length
    }
}
