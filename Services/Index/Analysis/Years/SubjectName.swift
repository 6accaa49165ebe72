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
    /// Words that count different things of one matter: what has one does not go with what has another.
    private static let opposed = [
        ["受理", "收到", "办结", "审结"], ["维持", "撤销", "驳回", "终止", "确认违法", "变更"], ["新增", "减少", "取消", "下放"],
        ["制定", "废止", "修改", "清理", "备案", "审查"], ["胜诉", "败诉"], ["线上", "线下"], ["一审", "二审"], ["立案", "结案", "移送"],
    ].map { $0.map(units) }

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

    /// How alike two are, from 0 to 1: by what the longer one adds where it has the shorter one whole, else by Dice's
    /// coefficient of pairs of units; 0 where they are opposed.
    func similarity(to other: Self) -> Double {
        if units == other.units { return 1 }
        guard units.count > 1, other.units.count > 1, !isOpposed(to: other) else { return 0 }
        if contains(other) || other.contains(self) {
            let (short, long) = (min(units.count, other.units.count), max(units.count, other.units.count))
            return 0.6 + 0.4 * Double(short) / Double(long)
        }
        let (one, two) = (Set(pairs), Set(other.pairs))
        return 2 * Double(one.intersection(two).count) / Double(one.count + two.count)
    }

    private var pairs: [UInt32] { zip(units, units.dropFirst()).map { UInt32($0) << 16 | UInt32($1) } }

    private func isOpposed(to other: Self) -> Bool {
        Self.opposed.contains { words in
            let ours = words.filter { Self.place(of: $0, in: units) != nil }
            let theirs = words.filter { Self.place(of: $0, in: other.units) != nil }
            return !ours.isEmpty && !theirs.isEmpty && ours != theirs
        }
    }

    private static func units(_ word: String) -> [UInt16] { folded(word, by: .width) }

    private static func folded(_ word: String, by fold: ScalarFold) -> [UInt16] {
        word.unicodeScalars.compactMap { scalar in
            let unit = UInt16(truncatingIfNeeded: fold.unit(of: scalar.value))
            return unit == 0 ? nil : unit
        }
    }

    private static func place(of part: [UInt16], in whole: [UInt16]) -> Int? {
        guard !part.isEmpty, part.count <= whole.count else { return nil }
        return (0...(whole.count - part.count)).first { whole[$0..<($0 + part.count)] == part[...] }
    }

    private static func remove(_ part: [UInt16], from units: inout [UInt16]) {
        while units.count > part.count, let place = place(of: part, in: units) {
            units.removeSubrange(place..<(place + part.count))
        }
    }
}
