import Messages

extension Reading {
    /// Where the place begins in the name of a local office of a national organ: 国家税务总局郑州市税务局.
    func officeStart(in name: [Unicode.Scalar]) -> Int? {
        let whole = Self.string(name[...])
        guard whole.hasPrefix("国家") || whole.hasPrefix("中国"),
            let end = name.indices.dropFirst(3).first(where: { ["局", "署", "会", "行"].contains(name[$0]) }),
            end + 1 < name.count
        else { return nil }
        return end + 1
    }

    /// Whether an organ is that of a zone in the city that its name begins with: 长春新区管理委员会.
    ///
    /// Such zones have no code; they are not the whole city, and may reach over several of its districts.
    func isOfZone(_ name: [Unicode.Scalar], behind city: (found: [Division], end: Int, rule: String)) -> Bool {
        guard let first = city.found.first, first.level != .county, city.end < name.count else { return false }
        let rest = Self.string(name[city.end...])
        return lexicon.zoneWords.contains { rest.contains($0) }
    }

    /// Whether an organ is a national one's office with a district of its own: 黄埔海关.
    func hasOwnDistrict(_ name: [Unicode.Scalar]) -> Bool {
        let whole = Self.string(name[...])
        let state = "中华人民共和国"
        let local = whole.hasPrefix(state) ? whole.dropFirst(state.count) : whole[...]
        return lexicon.ownDistrictWords.contains { local.hasSuffix($0) && local.count > $0.count }
    }

    /// The district that a branch sits in: the word before its 分局 names one of the city's.
    func seat(ofBranch name: [Unicode.Scalar], in city: [Division]) -> [Division] {
        guard city.allSatisfy({ $0.level != .county }) else { return city }
        let whole = Self.string(name[...])
        guard whole.hasSuffix("分局") else { return [] }
        let end = name.count - 2
        for length in stride(from: min(Self.longestDivision, end), to: 1, by: -1) {
            let word = Self.string(name[(end - length)..<end])
            let found = (lexicon.divisions.named(word) + lexicon.divisions.stemmed(word)).filter { inner in
                inner.level == .county && city.contains { inner.lies(in: $0) }
            }
            if !found.isEmpty { return Array(Dictionary(found.map { ($0.code, $0) }) { one, _ in one }.values) }
        }
        return []
    }
}
