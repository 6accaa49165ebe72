import Messages

extension Reading {
    /// Where the place begins in the name of a local office of a national organ: 国家税务总局郑州市税务局.
    func officeStart(in name: [Unicode.Scalar]) -> Int? {
        guard name.starts(with: "国家".unicodeScalars) || name.starts(with: "中国".unicodeScalars),
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
        return name.indices[city.end...].contains { start in
            lexicon.zoneWords.contains { name[start...].starts(with: $0) }
        }
    }

    /// Whether an organ is a national one's office with a district of its own: 黄埔海关.
    func hasOwnDistrict(_ name: [Unicode.Scalar]) -> Bool {
        let state = "中华人民共和国".unicodeScalars
        let local = name.starts(with: state) ? name.dropFirst(state.count) : name[...]
        return lexicon.ownDistrictWords.contains { local.count > $0.count && local.suffix($0.count).elementsEqual($0) }
    }

    /// The district that a branch sits in: the word before its 分局 names one of the city's.
    func seat(ofBranch name: [Unicode.Scalar], in city: [Division]) -> [Division] {
        guard city.allSatisfy({ $0.level != .county }) else { return city }
        guard name.suffix(2).elementsEqual("分局".unicodeScalars) else { return [] }
        let end = name.count - 2
        for length in stride(from: min(Self.longestDivision, end), to: 1, by: -1) {
            let word = name[(end - length)..<end]
            let found = (lexicon.divisions.named(word) + lexicon.divisions.stemmed(word)).filter { inner in
                inner.level == .county && city.contains { inner.lies(in: $0) }
            }
            if !found.isEmpty { return Array(Dictionary(found.map { ($0.code, $0) }) { one, _ in one }.values) }
        }
        return []
    }
}
