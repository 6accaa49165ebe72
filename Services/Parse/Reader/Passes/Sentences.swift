extension Reading {
    /// One sentence an item, or several where it joins them; what leads to a list, reasons and wishes are none.
    ///
    /// - Parameter rows: whether 存在…等问题 tells of problems of the report's own.
    func sentences(in range: Range<Int>, rows: Bool) -> [Range<Int>] {
        var found: [[Range<Int>]] = []
        var start = range.lowerBound
        for index in range where text[index].isOne(of: ["。", "\n"]) || index == range.upperBound - 1 {
            let sentence = text.trimmed(start..<(index + 1))
            start = index + 1
            guard sentence.count > 1, !text[sentence.upperBound - 1].is(":"),
                lexicon[.reason].match(in: text, at: sentence.lowerBound, to: sentence.upperBound) == nil
            else { continue }
            let items = joined(in: withoutLead(sentence), rows: rows).filter { !onlyLeads($0) }
            if !items.isEmpty { found.append(items) }
            if found.count > Self.mostOfAKind { break }
        }
        // The sentence that opens the plans says only in whose spirit they are, where others follow.
        if found.count > 1, let first = found.first, first.count == 1,
            lexicon[.planOpening].match(in: text, at: first[0].lowerBound, to: first[0].upperBound) != nil
        {
            found.removeFirst()
        }
        // Where it is the only one it says what is planned: 下一步,将充实队伍.
        if found.count == 1, let only = found[0].first { found[0][0] = withoutOpening(only) }
        return found.flatMap(\.self)
    }

    /// A plan without the words that say that it is one.
    private func withoutOpening(_ sentence: Range<Int>) -> Range<Int> {
        guard
            let opening = lexicon[.planOpening].match(in: text, at: sentence.lowerBound, to: sentence.upperBound)?
                .range,
            text[opening.upperBound].is(",")
        else { return sentence }
        let start = opening.upperBound + (text[opening.upperBound + 1].is("将") ? 2 : 1)
        return start < sentence.upperBound ? start..<sentence.upperBound : sentence
    }

    /// A sentence without the words that lead to what it lists: 还存在一些问题:….
    private func withoutLead(_ sentence: Range<Int>) -> Range<Int> {
        guard let colon = sentence.first(where: { text[$0].is(":") }) else { return withoutPraise(sentence) }
        let (lead, rest) = (sentence.lowerBound..<colon, (colon + 1)..<sentence.upperBound)
        let leads =
            lexicon[.itemLead].occurs(in: text, lead) || lexicon[.problemPassage].occurs(in: text, lead)
            || lexicon[.planOpening].match(in: text, at: lead.lowerBound, to: lead.upperBound) != nil
            || rest.contains { text[$0].is(";") }
        return leads ? rest : sentence
    }

    /// A sentence from where it turns to what is wrong: 虽取得一定成效,但人手不足.
    private func withoutPraise(_ sentence: Range<Int>) -> Range<Int> {
        guard rowOfProblems(in: sentence) == nil, let praise = lexicon[.itemLead].first(in: text, sentence)?.range,
            let turn = (praise.upperBound..<sentence.upperBound).first(where: {
                text[$0].is(",") && text[$0 + 1].is("但")
            })
        else { return sentence }
        return min(sentence.upperBound - 1, turn + (text[turn + 2].is("是") ? 3 : 2))..<sentence.upperBound
    }

    /// Whether a sentence says no more than that there are problems, or how well all else went.
    private func onlyLeads(_ sentence: Range<Int>) -> Bool {
        if lexicon[.itemLead].occurs(in: text, sentence) { return true }
        let end = text[sentence.upperBound - 1].is("。") ? sentence.upperBound - 1 : sentence.upperBound
        return lexicon[.problemNoun].suffixLength(in: text, sentence.lowerBound..<end) != nil
            && lexicon[.someProblems].occurs(in: text, sentence)
    }

    /// The items that one sentence joins: with ; between, or as a row of problems.
    private func joined(in sentence: Range<Int>, rows: Bool) -> [Range<Int>] {
        var parts = parted(sentence) { text[$0].is(";") ? 1 : nil }
        if parts.count > 1 { parts[0] = withoutSpirit(parts[0]) }
        return rows ? parts.flatMap(row) : parts
    }

    /// Parts a range where a separator of some length stands, but never into what is too short to be an item.
    private func parted(_ range: Range<Int>, at separator: (Int) -> Int?) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where index >= start {
            guard parts.count < Self.mostOfAKind else { break }
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
        while let comma = (start..<range.upperBound).first(where: { text[$0].is(",") }),
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
        let found = rowOfProblems(in: range)
        let listed = found ?? range
        let parts = parted(listed) { index in
            guard let mark = joint(at: index, to: listed.upperBound), mark.isAnd || found != nil,
                lexicon[.complaint].occurs(in: text, max(listed.lowerBound, index - 4)..<index),
                lexicon[.rowGoesOn].match(in: text, at: index + mark.length, to: listed.upperBound) == nil
            else { return nil }
            return mark.length
        }
        if parts.count > 1 { return parts }
        // What else such a sentence says is how well all went (虽取得一定成效,但也存在…等问题).
        if found != nil, lexicon[.itemLead].occurs(in: text, range.lowerBound..<listed.lowerBound) { return [listed] }
        return [range]
    }

    /// What stands between 存在 and 等问题.
    private func rowOfProblems(in range: Range<Int>) -> Range<Int>? {
        guard let start = lexicon[.rowStart].first(in: text, range)?.range.upperBound, !text[start].is("的"),
            let end = lexicon[.rowEnd].first(in: text, start..<range.upperBound)?.range.lowerBound
        else { return nil }
        return start..<end
    }

    /// A comma, 以及, or both at an offset.
    private func joint(at index: Int, to end: Int) -> (length: Int, isAnd: Bool)? {
        let isMark = text[index].isOne(of: [",", "、"])
        let start = isMark ? index + 1 : index
        let isAnd = start + 1 < end && text[start].is("以") && text[start + 1].is("及")
        if isAnd { return (start + 2 - index, true) }
        return text[index].is(",") ? (1, false) : nil
    }
}
