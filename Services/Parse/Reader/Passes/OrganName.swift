import Messages

/// The name of an organ with what its ending shows.
struct OrganName {
    /// No organ's name is longer.
    static let longest = 40

    let range: Range<Int>
    let kind: AgencyKind

    /// Takes a range that is an organ's full name, and is nil for any other.
    init?(_ range: Range<Int>, in text: ScalarText, lexicon: Lexicon) {
        guard (3...Self.longest).contains(range.count), range.allSatisfy({ Self.isNamePart(text, $0) }) else {
            return nil
        }
        var best: (length: Int, kind: AgencyKind)?
        for (list, kind) in Self.sorts {
            if let length = lexicon[list].suffixLength(in: text, range), length > best?.length ?? 0 {
                best = (length, kind)
            }
        }
        guard let best, best.length < range.count else { return nil }
        self.range = range
        // 中共甲县委员会 ends like a department.
        kind =
            lexicon[.partyPrefix].match(in: text, at: range.lowerBound, to: range.upperBound) == nil
            ? best.kind : .party
    }

    private static let sorts: [(Lexicon.List, AgencyKind)] = [
        (.government, .government), (.township, .township), (.party, .party), (.branch, .branch),
        (.department, .department), (.judicial, .other),
    ]

    private static func isNamePart(_ text: ScalarText, _ index: Int) -> Bool {
        text.isHan(index) || text[index].isOne(of: ["(", ")", "、", "·"])
    }
}
