import Messages

extension Reading {
    /// Tells of each cited text what it is, its number, the short name it is given, and for national ones the name in
    /// the table of laws.
    mutating func describeCitations() {
        var aliases: [String: Law] = [:]
        for place in report.citations.indices {
            let range = report.citations[place].range.start..<report.citations[place].range.end
            report.citations[place].docNumber = numberBehind(range)
            let alias = aliasBehind(range)
            report.citations[place].alias = alias.map(text.string)
            let name = plainName(range)
            let law = lexicon.law(in: text, name)
            let known = law ?? (aliases.isEmpty ? nil : aliases[lexicon.folded(text.string(name))])
            because(
                .citation, range,
                law != nil ? "citation.law-table" : known != nil ? "citation.short-name" : "citation.ending")
            if let known {
                report.citations[place].canonicalName = known.name
                report.citations[place].kind = known.kind
                if let alias { aliases[lexicon.folded(text.string(alias))] = known }
            } else {
                report.citations[place].kind = kind(of: range)
            }
        }
    }

    /// The name without the state's, without 新, and without what stands in brackets at its end (试行).
    private func plainName(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        if text[end - 1] == 0x29, let open = (max(range.lowerBound, end - 16)..<end).last(where: { text[$0] == 0x28 }),
            lexicon[.citationStage].occurs(in: text, open..<end)
        {
            end = open
        }
        let isNamed = text.holds(Self.state, at: range.lowerBound)
        return (isNamed ? min(end, range.lowerBound + Self.state.count) : range.lowerBound)..<end
    }

    private static let state = Array("中华人民共和国".unicodeScalars)

    /// （黔府呈〔2023〕17号） right behind the name.
    private func numberBehind(_ range: Range<Int>) -> String? {
        let open = range.upperBound + 1
        guard text[open] == 0x28, let close = (open..<(open + 40)).first(where: { text[$0] == 0x29 }),
            isDocumentNumber((open + 1)..<close)
        else { return nil }
        return text.string((open + 1)..<close)
    }

    /// （以下简称《纲要》） or （以下简称“纲要”） right behind the name.
    private func aliasBehind(_ range: Range<Int>) -> Range<Int>? {
        let open = range.upperBound + 1
        guard text[open] == 0x28, let word = lexicon[.citationAlias].match(in: text, at: open + 1, to: open + 8) else {
            return nil
        }
        var start = word.range.upperBound
        while text[start].isOne(of: ["《", "“", "「", ":", "为", " "]) { start += 1 }
        guard let end = (start..<(start + 30)).first(where: { text[$0].isOne(of: ["》", "”", "」", ")"]) }), end > start
        else {
            return nil
        }
        return start..<end
    }

    private func kind(of range: Range<Int>) -> CitationKind {
        let plain = withoutBrackets(range)
        func ends(_ list: Lexicon.List) -> Bool { lexicon[list].suffixLength(in: text, plain) != nil }
        if ends(.citationLaw), !ends(.citationNoLaw) { return .law }
        let isParty = lexicon[.citationParty].occurs(in: text, range)
        if ends(.citationRegulation) {
            if isParty { return .partyRegulation }
            return division(beginning: range) == nil ? .administrativeRegulation : .localRegulation
        }
        if ends(.citationInternal) { return .internalSystem }
        if ends(.citationRule) {
            if isParty { return .partyRegulation }
            guard let place = division(beginning: range) else { return .rule }
            return place.level == .county ? .internalSystem : .rule
        }
        if ends(.citationPlan) { return .plan }
        return ends(.citationPolicy) ? .policy : .other
    }
}
