import Messages

/// What a figure counts, as subjects are compared: width folded, without words that only say when or for whom.
struct SubjectName: Hashable, Comparable, Sendable {
    /// The folded units.
    let units: [UInt16]

    /// Words that make no difference to what is counted.
    private static let fillers = [
        "今年以来", "本年度", "全年", "年内", "本年", "今年", "累计", "共计", "总计", "合计", "全市", "全区", "全县", "全局", "全镇", "全省", "我市", "我区",
        "我县", "我局", "我镇", "我省", "本市", "本区", "本县", "本局", "各类",
    ].map(units)
    /// Endings that make no difference.
    private static let endings = ["总数量", "数量", "总数", "总量", "数", "共", "计", "达", "为"].map(units)

    /// Folds a subject.
    init(_ subject: String, fold: ScalarFold) {
        var units = Self.folded(subject, by: fold)
        for filler in Self.fillers { Self.remove(filler, from: &units) }
        for ending in Self.endings where units.count > ending.count + 1 && units.suffix(ending.count) == ending[...] {
            units.removeLast(ending.count)
        }
        self.units = units
    }

    static func < (one: Self, other: Self) -> Bool { one.units.lexicographicallyPrecedes(other.units) }

    /// Whether it has the same words side by side as another one.
    func contains(_ other: Self) -> Bool { Self.place(of: other.units, in: units) != nil }

    /// The units of a word, width folded.
    static func units(_ word: String) -> [UInt16] { folded(word, by: .width) }

    private static func folded(_ word: String, by fold: ScalarFold) -> [UInt16] {
        word.unicodeScalars.compactMap { scalar in
            let unit = UInt16(truncatingIfNeeded: fold.unit(of: scalar.value))
            return unit == 0 ? nil : unit
        }
    }

    /// Where a part begins; nil where it is not in the whole.
    static func place(of part: [UInt16], in whole: [UInt16]) -> Int? {
        guard !part.isEmpty, part.count <= whole.count else { return nil }
        return (0...(whole.count - part.count)).first { whole[$0..<($0 + part.count)] == part[...] }
    }

    private static func remove(_ part: [UInt16], from units: inout [UInt16]) {
        while units.count > part.count, let place = place(of: part, in: units) {
            units.removeSubrange(place..<(place + part.count))
        }
    }
}
