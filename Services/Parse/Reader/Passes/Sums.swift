import Messages

/// A stated total with the parts that are stated behind it.
struct StatedSum {
    /// Places among the figures.
    var total: Int
    var parts: Range<Int>
    /// Whether the parts claim to be all.
    var isComplete: Bool
}

/// A total that its stated parts do not add up to.
struct WrongSum {
    /// From the total to the last part.
    var range: Range<Int>
    var total: Double
    var added: Double
}

extension Reading {
    /// Links parts to their totals where the text states both.
    ///
    /// - Returns: the totals that their parts do not add up to.
    func linkSums(of figures: inout [FoundFigure]) -> [WrongSum] {
        var wrongSums: [WrongSum] = []
        for place in figures.indices {
            guard let sum = statedSum(at: place, among: figures) else { continue }
            for part in sum.parts where figures[part].partOf == nil { figures[part].partOf = sum.total }
            let added = figures[sum.parts].reduce(0) { $0 + $1.value }
            if sum.isComplete, abs(added - figures[place].value) > 1e-6 {
                wrongSums.append(
                    WrongSum(
                        range: figures[place].range
                            .lowerBound..<max(
                                figures[place].range.upperBound, figures[sum.parts.upperBound - 1].unit.upperBound),
                        total: figures[place].value, added: added))
            }
        }
        return wrongSums
    }

    /// The parts behind a total.
    ///
    /// They stand as in 共8件,其中行政诉讼5件、行政复议3件; 27件(正职7件、副职20件); 2318件:噪声1204件、…
    private func statedSum(at place: Int, among figures: [FoundFigure]) -> StatedSum? {
        let total = figures[place]
        guard place + 1 < figures.count, total.partOf == nil,
            figures[place + 1].number.lowerBound - total.unit.upperBound < 40
        else { return nil }
        let next = figures[place + 1].number.lowerBound
        let lead = min(total.range.upperBound, next)..<next
        guard !lead.contains(where: { text[$0].isOne(of: ["。", ";", "\n"]) }) else { return nil }
        let marker = lexicon[.parts].first(in: text, lead)
        let isBracketed = text[total.unit.upperBound].isOne(of: ["(", ":"])
        guard marker != nil || isBracketed else { return nil }
        var end = place + 1
        var added = 0.0
        var limit = figures[place + 1].unit.upperBound
        while end < figures.count, sameUnit(figures[end], total), figures[end].number.lowerBound - limit < 30 {
            let between = limit..<max(limit, figures[end].range.lowerBound)
            guard !between.contains(where: { text[$0].isOne(of: ["。", ";", "\n"]) || isBracketed && text[$0].is(")") })
            else { break }
            limit = figures[end].unit.upperBound
            added += figures[end].value
            end += 1
            // 19件,其中维持16件、撤销3件,行政诉讼7件: what follows is counted beside the total.
            if end - place > 2, abs(added - total.value) < 1e-6 { break }
        }
        let parts = (place + 1)..<end
        guard parts.count >= 1 else { return nil }
        let exact = total.exactness == .exact && figures[parts].allSatisfy { $0.exactness == .exact }
        return StatedSum(
            total: place, parts: parts, isComplete: exact && parts.count >= 2 && claimsAll(total, parts, figures))
    }

    /// Two parts or more claim to be all where the total says so, or where they come near it or beyond it.
    private func claimsAll(_ total: FoundFigure, _ parts: Range<Int>, _ figures: [FoundFigure]) -> Bool {
        let added = figures[parts].reduce(0) { $0 + $1.value }
        if lexicon[.total].suffixLength(
            in: text, max(body.lowerBound, total.number.lowerBound - 6)..<total.number.lowerBound) != nil
        {
            return true
        }
        return added > total.value || added >= total.value * 0.8
    }

    private func sameUnit(_ one: FoundFigure, _ other: FoundFigure) -> Bool {
        one.unit.count == other.unit.count && one.spokenUnit == other.spokenUnit
            && zip(one.unit, other.unit).allSatisfy { text[$0] == text[$1] }
    }
}
