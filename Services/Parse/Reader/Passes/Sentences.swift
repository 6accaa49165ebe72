extension Reading {
    /// One sentence an item, or several where it joins them; what leads to a list, reasons and wishes are none.
    func sentences(in range: Range<Int>) -> [Range<Int>] {
        var found: [[Range<Int>]] = []
        var start = range.lowerBound
        for index in range where text[index].isOne(of: "。\n") || index == range.upperBound - 1 {
            let sentence = text.trimmed(start..<(index + 1))
            start = index + 1
            guard sentence.count > 1, !text[sentence.upperBound - 1].isOne(of: ":"),
                lexicon[.reason].match(in: text, at: sentence.lowerBound, to: sentence.upperBound) == nil
            else { continue }
            let listed = withoutLead(sentence)
            guard !lexicon[.itemLead].occurs(in: text, listed) else { continue }
            found.append(joined(in: listed))
        }
        // The sentence that opens the plans says only in whose spirit they are, where others follow.
        if found.count > 1, let first = found.first, first.count == 1,
            lexicon[.planOpening].match(in: text, at: first[0].lowerBound, to: first[0].upperBound) != nil
        {
            found.removeFirst()
        }
        return found.flatMap(\.self)
    }

    /// A sentence without the words that lead to what it lists: 还存在一些问题:….
    private func withoutLead(_ sentence: Range<Int>) -> Range<Int> {
        guard let colon = sentence.first(where: { text[$0].isOne(of: ":") }) else { return sentence }
        let (lead, rest) = (sentence.lowerBound..<colon, (colon + 1)..<sentence.upperBound)
        let leads =
            lexicon[.itemLead].occurs(in: text, lead) || lexicon[.problemPassage].occurs(in: text, lead)
            || lexicon[.planOpening].match(in: text, at: lead.lowerBound, to: lead.upperBound) != nil
            || rest.contains { text[$0].isOne(of: ";") }
        return leads ? rest : sentence
    }

    /// The items that one sentence joins: with ; between, or as a row of problems.
    private func joined(in sentence: Range<Int>) -> [Range<Int>] {
        var parts = parted(sentence) { text[$0].isOne(of: ";") ? 1 : nil }
        if parts.count > 1 { parts[0] = withoutSpirit(parts[0]) }
        return parts.flatMap(row)
    }

    /// Parts a range where a separator of some length stands, but never into what is too short to be an item.
    private func parted(_ range: Range<Int>, at separator: (Int) -> Int?) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where index >= start {
            guard let length = separator(index), index - start >= Self.shortestItem,
                range.upperBound - index - length >= Self.shortestItem
            else { continue }
            parts.append(start..<index)
            start = index + length
        }
        return parts + [start..<range.upperBound]
    }

    /// The first of several plans without the clauses that say only when and in whose spirit.
    private func withoutSpirit(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while let comma = (start..<range.upperBound).first(where: { text[$0].isOne(of: ",") }),
            range.upperBound - comma > Self.shortestItem,
            isYear(start..<comma) || lexicon[.spirit].suffixLength(in: text, start..<comma) != nil
                || lexicon[.planOpening].equals(start..<comma, in: text)
        {
            start = comma + 1
        }
        return start..<range.upperBound
    }

    private func isYear(_ clause: Range<Int>) -> Bool {
        let clause = text.trimmed(clause)
        return year(at: clause.lowerBound)?.range == clause
    }

    /// The problems of a row: 存在装备落后、取证困难,人才紧缺等问题, or 装备落后,以及人才紧缺.
    ///
    /// A comma or 以及 parts them only where a complaint ends, since a clause that goes on (案件多,人手不足) is the same one's.
    private func row(_ range: Range<Int>) -> [Range<Int>] {
        let tail = max(range.lowerBound, range.upperBound - 12)..<range.upperBound
        var listed = range
        var isRow = false
        if let end = lexicon[.rowEnd].first(in: text, tail)?.range.lowerBound,
            let start = lexicon[.rowStart].first(in: text, range.lowerBound..<end)?.range.upperBound
        {
            (listed, isRow) = (start..<end, true)
        }
        let parts = parted(listed) { index in
            guard let mark = joint(at: index, to: listed.upperBound), mark.isAnd || isRow,
                lexicon[.complaint].occurs(in: text, max(listed.lowerBound, index - 4)..<index),
                lexicon[.rowGoesOn].match(in: text, at: index + mark.length, to: listed.upperBound) == nil
            else { return nil }
            return mark.length
        }
        return parts.count > 1 ? parts : [range]
    }

    /// A comma, 以及, or both at an offset.
    private func joint(at index: Int, to end: Int) -> (length: Int, isAnd: Bool)? {
        let isMark = text[index].isOne(of: ",、")
        let start = isMark ? index + 1 : index
        let isAnd = start + 1 < end && text[start].isOne(of: "以") && text[start + 1].isOne(of: "及")
        if isAnd { return (start + 2 - index, true) }
        return text[index].isOne(of: ",") ? (1, false) : nil
    }
}
