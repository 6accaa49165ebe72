import Messages

extension Reading {
    /// Where the opening of a report is looked at for its organ's name.
    private static let openingLength = 600
    /// No place's name, from the province down, is longer.
    private static let longestPlace = 24
    private static let people = "人民政府"

    /// For a title that names a place alone, takes its people's government or sub-district office.
    ///
    /// The name that the signature or the opening gives goes first. Without one, such a title is only a government's
    /// where it is that of a yearly report.
    mutating func takeGovernment(of place: Range<Int>) -> Bool {
        guard let title = titleRange, isReportTitle(title), let ending = governmentEnding(of: place) else {
            return false
        }
        if let organs = signingOrgans(), let range = signature?.organ, text.first(place, in: range) != nil {
            setAgency(organs, from: .signature, rule: "agency.signature")
        } else if let range = nameInOpening(endingIn: place, and: ending),
            let organ = OrganName(range, in: text, lexicon: lexicon)
        {
            setAgency(ReportingOrgans(first: organ), from: .body, rule: "agency.opening")
        } else {
            let kind: AgencyKind = isTownship(place) ? .township : .government
            setAgency(text.string(place) + ending, at: place, kind: kind, from: .header, rule: "agency.place")
        }
        return true
    }

    /// What the name of a place's government has behind the place; nil for what is no place.
    private func governmentEnding(of place: Range<Int>) -> String? {
        if isTownship(place) { return text[place.upperBound - 1].is("道") ? "办事处" : Self.people }
        let name = folded(text.string(place))
        let divisions = divisions(beginning: name)
        guard !divisions.found.isEmpty, divisions.end == name.count, divisions.rule == "division.name" else {
            return nil
        }
        return Self.people
    }

    private func isTownship(_ place: Range<Int>) -> Bool {
        guard (3...Self.longestPlace).contains(place.count), place.allSatisfy({ text.isHan($0) }) else { return false }
        let last = place.upperBound - 1
        return text[last].isOne(of: ["镇", "乡"]) || text[last].is("道") && text[last - 1].is("街")
    }

    /// The first name in the opening that ends in the given one, and in `ending` behind it, with the places before it.
    func nameInOpening(endingIn name: Range<Int>, and ending: String = "") -> Range<Int>? {
        let start = titleRange?.upperBound ?? 0
        let end = max(start, min(headerEnd, start + Self.openingLength))
        let word = folded(ending)
        var first: Range<Int>?
        var index = start
        while let found = text.first(name, in: index..<end) {
            index = found.upperBound
            var whole = found
            if !word.isEmpty {
                guard text.holds(word, at: found.upperBound), found.upperBound + word.count <= end else { continue }
                whole = found.lowerBound..<(found.upperBound + word.count)
            }
            whole = withPlaces(before: whole)
            if whole.lowerBound < found.lowerBound { return whole }
            if first == nil { first = whole }
        }
        return first
    }

    /// A name with the province and city, or 中华人民共和国, that stand right before it.
    private func withPlaces(before name: Range<Int>) -> Range<Int> {
        let own = folded(text.string(name))
        var start = name.lowerBound
        while name.lowerBound - start < Self.longestPlace, text.isHan(start - 1) { start -= 1 }
        for start in start..<name.lowerBound where mayBeginWithDivision(start) {
            let places = folded(text.string(start..<name.lowerBound))
            if Self.string(places[...]) == "中华人民共和国" { return start..<name.upperBound }
            let chain = divisions(beginning: places)
            guard chain.end == places.count, !chain.found.isEmpty else { continue }
            let within = divisions(beginning: places + own)
            if divisions(beginning: own).found.isEmpty || within.end > places.count { return start..<name.upperBound }
        }
        return name
    }

    /// Sets the organs that report; what stands for the first one is shown as evidence.
    mutating func setAgency(_ organs: ReportingOrgans, from place: EvidencePlace, rule: String) {
        let range = organs.first.range
        setAgency(text.string(range), at: range, kind: organs.first.kind, from: place, rule: rule)
        report.agency?.joint = organs.others
    }

    /// Sets the one organ that reports.
    mutating func setAgency(
        _ name: String, at range: Range<Int>, kind: AgencyKind, from place: EvidencePlace, rule: String
    ) {
        // Until its division is found the name is all there is to know it by.
        report.agency = ReportAgency(key: name, name: name, level: level(of: range), kind: kind)
        note("agency.name", at: range, from: place, rule: rule)
    }

    private func level(of range: Range<Int>) -> AgencyLevel? {
        let levels: [(Lexicon.List, AgencyLevel)] = [
            (.townshipLevel, .township), (.county, .county), (.province, .province),
        ]
        return levels.first { lexicon[$0.0].suffixLength(in: text, range) != nil }?.1
    }
}
