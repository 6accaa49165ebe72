import Messages

/// The organs of one report with their names in full.
struct ReportingOrgans {
    /// The first one.
    var first: OrganName
    /// The names of the others.
    var others: [String] = []
}

extension Reading {
    /// No more than so many organs report together.
    private static let mostOrgans = 4

    /// The organs that a range names one behind the other and nothing else: 中共甲县委 甲县人民政府.
    ///
    /// Blanks, line ends or 、 part them; between the Party's organ and the government's nothing need stand.
    func organs(in range: Range<Int>) -> ReportingOrgans? {
        guard range.count <= Self.mostOrgans * OrganName.longest else { return nil }
        var found: [OrganName] = []
        var start = range.lowerBound
        for index in range where text.isBlank(index) || text[index].is("、") {
            let piece = text.trimmed(start..<index)
            guard let organ = OrganName(piece, in: text, lexicon: lexicon) else { continue }
            found += parted(organ)
            start = index + 1
        }
        let rest = text.trimmed(start..<range.upperBound)
        if let organ = OrganName(rest, in: text, lexicon: lexicon) {
            found += parted(organ)
        } else if let organ = OrganName(range, in: text, lexicon: lexicon) {
            found = [organ]
        } else {
            return nil
        }
        guard let first = found.first, found.count <= Self.mostOrgans else { return nil }
        return ReportingOrgans(first: first, others: found.dropFirst().map { name(of: $0, beside: first) })
    }

    /// The organs of the Party and the government that stand together in what reads like one name.
    private func parted(_ whole: OrganName) -> [OrganName] {
        let range = whole.range
        for end in range.dropFirst(3) where end + 3 <= range.upperBound {
            let start = end + (text[end].isOne(of: ["和", "及", "与"]) ? 1 : 0)
            guard let first = OrganName(range.lowerBound..<end, in: text, lexicon: lexicon),
                let second = OrganName(start..<range.upperBound, in: text, lexicon: lexicon),
                first.kind == .party || second.kind == .party,
                isGovernment(second.range) || sharesPlace(first.range, second.range)
            else { continue }
            return [first, second]
        }
        return [whole]
    }

    /// Whether it is 县人民政府 or the like, with no place before it.
    private func isGovernment(_ range: Range<Int>) -> Bool {
        text[range.lowerBound].isOne(of: ["省", "市", "州", "盟", "县", "区", "旗", "镇", "乡"])
            && lexicon[.government].equals((range.lowerBound + 1)..<range.upperBound, in: text)
    }

    /// Whether two names begin with the same place, the Party's 中共 left aside.
    private func sharesPlace(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        let (one, other) = (placeStart(one), placeStart(other))
        return text[one] == text[other] && text[one + 1] == text[other + 1]
    }

    private func placeStart(_ name: Range<Int>) -> Int {
        lexicon[.partyPrefix].match(in: text, at: name.lowerBound, to: name.upperBound)?.range.upperBound
            ?? name.lowerBound
    }

    /// An organ's name, completed where it leaves out the place that the one before it has: 甲县委、县政府.
    private func name(of organ: OrganName, beside first: OrganName) -> String {
        guard isGovernment(organ.range), first.kind == .party,
            let committee = lexicon[.party].suffixLength(in: text, first.range)
                ?? lexicon[.department].suffixLength(in: text, first.range)
        else { return text.string(organ.range) }
        // 县委 and 市委 begin with the place's own last character; 委员会 does not.
        let place = placeStart(first.range)..<(first.range.upperBound - committee)
        let last = place.upperBound
        let hasLast = text[last] == text[organ.range.lowerBound]
        guard hasLast || text[last - 1] == text[organ.range.lowerBound] else { return text.string(organ.range) }
        return text.string(place.lowerBound..<(hasLast ? last + 1 : last)) + "人民政府"
    }

    /// Those that sign: the organ at the signature's end, with the Party's or the government's before it.
    func signingOrgans() -> ReportingOrgans? {
        guard let last = signature?.organ, let organs = organs(in: last) else { return nil }
        guard organs.others.isEmpty,
            let before = organ(before: last.lowerBound, from: max(body.lowerBound, last.lowerBound - 60)),
            let first = OrganName(before, in: text, lexicon: lexicon),
            (first.kind == .party) != (organs.first.kind == .party),
            sharesPlace(first.range, last) || isGovernment(last)
        else { return organs }
        return ReportingOrgans(first: first, others: [name(of: organs.first, beside: first)])
    }
}
