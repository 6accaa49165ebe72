import Messages

extension Reading {
    /// No name of a division has more characters.
    static let longestDivision = 15

    /// Finds the division of the reporting organ from its name; where that could be several places, the page decides,
    /// and where it does not, there is none.
    mutating func takeDivision() {
        guard let agency = report.agency else { return }
        let name = folded(agency.name)
        var places = divisions(beginning: name)
        if places.found.isEmpty, let start = officeStart(in: name) {
            places = divisions(beginning: Array(name[start...]))
        }
        var found = places.found
        if agency.kind == .branch, !found.isEmpty { found = seat(ofBranch: name, in: found) }
        if isOfZone(name, behind: places) || hasOwnDistrict(name) && places.rule == "division.stem" { found = [] }
        if found.isEmpty, places.end == 0, agency.kind == .township { found = countyOfPage() }
        found = existing(found)
        // Which of the counties of one name it is may stay open; that it is a county does not.
        let levels = Set(found.map(\.level))
        if found.count > 1 {
            let there = ofSite(found)
            found = there.isEmpty ? mentioned(found) : there
        }
        let level = level(of: agency.kind, name: name, of: levels.count == 1 ? levels.first : found.first?.level)
        report.agency?.level = level
        guard let division = found.first, found.count == 1 else { return }
        let code = String(division.code)
        report.agency?.division = AdministrativeDivision(
            code: code, name: division.name, path: lexicon.divisions.path(to: division))
        report.agency?.key = "\(code) \(agency.name)"
        note(
            "agency.division", at: place(of: "agency.name"), from: report.evidence["agency.name"]?.from ?? .header,
            rule: places.rule)
    }

    func folded(_ text: String) -> [Unicode.Scalar] { Array(lexicon.folded(text).unicodeScalars) }

    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// What stands before the place in the name of a committee of the party.
    private static let party = ["中国共产党", "中共"].map { Array($0.unicodeScalars) }

    /// The innermost division that a range begins with.
    func division(beginning range: Range<Int>) -> Division? {
        mayBeginWithDivision(range.lowerBound) ? divisions(beginning: folded(text.string(range))).found.first : nil
    }

    /// Whether a division's name may stand at an offset, or the party's before it; most places are told by this alone.
    func mayBeginWithDivision(_ index: Int) -> Bool {
        lexicon.divisions.mayBegin(text[index], text[index + 1]) || text[index].is("中")
    }

    /// The divisions that a name begins with, from the outside in: 郑州市, then 管城区 in it.
    func divisions(beginning name: [Unicode.Scalar]) -> (found: [Division], end: Int, rule: String) {
        var found: [Division] = []
        var start = Self.party.first { name.starts(with: $0) }?.count ?? 0
        var rule = "division.name"
        while let (next, end, isStem) = division(in: name, at: start, within: found) {
            found = next
            start = end
            if isStem { rule = "division.stem" }
        }
        return (found, start, rule)
    }

    /// The longest name of a division that stands there and lies in one of those before it.
    private func division(
        in name: [Unicode.Scalar], at start: Int, within outer: [Division]
    ) -> (found: [Division], end: Int, isStem: Bool)? {
        func fitting(_ divisions: [Division]) -> [Division] {
            outer.isEmpty
                ? divisions
                : divisions.filter { inner in outer.contains { inner.lies(in: $0) && inner.code != $0.code } }
        }
        guard name.count - start >= 2 else { return nil }
        let lengths = lexicon.divisions.lengths(beginning: name[start], name[start + 1])
            .filter { $0 <= min(Self.longestDivision, name.count - start) }
        for length in lengths {
            let found = fitting(lexicon.divisions.named(name[start..<(start + length)]))
            if !found.isEmpty { return (found, start + length, false) }
        }
        for length in lengths {
            let end = start + length
            let found = fitting(lexicon.divisions.stemmed(name[start..<end]))
            guard !found.isEmpty else { continue }
            let higher = found.filter { $0.level != .county }
            if !higher.isEmpty { return (higher, end, true) }
            // 平潭综合实验区 is a zone in 平潭县; a county's bare stem before anything else is no place.
            if lexicon.zoneWords.contains(where: { name[end...].starts(with: $0) }) {
                return (found, end, true)
            }
        }
        return nil
    }

    /// Those that existed in the report's year; of one place's old and new code the one of that year.
    private func existing(_ found: [Division]) -> [Division] {
        guard found.count > 1 else { return found }
        let year = report.reportYear ?? report.datePublished?.year ?? 9_999
        let existed = found.filter { $0.existed(in: year) }
        let current = existed.filter { $0.lastEdition == nil }
        if current.count == 1, existed.count > 1 {
            let former = existed.filter { $0.lastEdition.map { year <= $0 / 100 } ?? false }
            return former.isEmpty ? current : existed
        }
        return existed
    }

    /// Those whose province or prefecture the page names.
    private func mentioned(_ found: [Division]) -> [Division] {
        let fitting = found.filter { division in
            lexicon.divisions.path(to: division).dropLast().contains { name in
                WordSet([name], folding: lexicon.folding).occurs(in: text, 0..<text.count)
            }
        }
        return fitting.count == 1 ? fitting : []
    }

    /// The county that the page of a township names above its title, in the path to it (首页 > 青山县人民政府 > 乡镇).
    private func countyOfPage() -> [Division] {
        let end = titleRange?.lowerBound ?? headerEnd
        for start in 0..<end where mayBeginWithDivision(start) && !text.isHan(start - 1) {
            let piece = start..<((start..<end).first { !text.isHan($0) } ?? end)
            let found = divisions(beginning: folded(text.string(piece))).found
            if found.contains(where: { $0.level == .county }) { return found }
        }
        return []
    }

    private func level(of kind: AgencyKind, name: [Unicode.Scalar], of division: AgencyLevel?) -> AgencyLevel? {
        if kind == .township { return .township }
        if let division { return division }
        if lexicon.nationalWords.contains(where: { name.starts(with: $0) }), officeStart(in: name) == nil,
            !hasOwnDistrict(name)
        {
            return .national
        }
        return report.agency?.level
    }
}
