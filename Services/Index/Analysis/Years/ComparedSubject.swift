/// What a figure counts, prepared for being compared with many others.
struct ComparedSubject: Sendable {
    private let name: SubjectName
    /// Two units side by side each, ascending, each once.
    private let pairs: [UInt32]
    /// What it has of each list of opposed words: a byte for a list, a bit for a word.
    private let sides: UInt64

    /// Words that count different things of one matter: what has one does not go with what has another; at most eight lists of
    /// at most eight.
    private static let opposed = [
        ["受理", "收到", "办结", "审结"], ["维持", "撤销", "驳回", "终止", "确认违法", "变更"], ["新增", "减少", "取消", "下放"],
        ["制定", "废止", "修改", "清理", "备案", "审查"], ["胜诉", "败诉"], ["线上", "线下"], ["一审", "二审"], ["立案", "结案", "移送"],
    ].map { $0.map(SubjectName.units) }

    /// Prepares a subject.
    init(_ name: SubjectName) {
        let units = name.units
        self.name = name
        pairs = Set(zip(units, units.dropFirst()).map { UInt32($0) << 16 | UInt32($1) }).sorted()
        sides = Self.sides(of: units)
    }

    /// How alike two are, from 0 to 1: by what the longer one adds where it has the shorter one whole, else by Dice's
    /// coefficient of pairs of units; 0 where they are opposed.
    func similarity(to other: Self) -> Double {
        let (ours, theirs) = (name.units.count, other.name.units.count)
        if name == other.name { return 1 }
        guard ours > 1, theirs > 1, !isOpposed(to: other) else { return 0 }
        if name.contains(other.name) || other.name.contains(name) {
            return 0.6 + 0.4 * Double(min(ours, theirs)) / Double(max(ours, theirs))
        }
        return 2 * Double(sharedPairs(with: other)) / Double(pairs.count + other.pairs.count)
    }

    private func sharedPairs(with other: Self) -> Int {
        var (ours, theirs, shared) = (0, 0, 0)
        while ours < pairs.count, theirs < other.pairs.count {
            let (one, two) = (pairs[ours], other.pairs[theirs])
            if one == two { shared += 1 }
            if one <= two { ours += 1 }
            if two <= one { theirs += 1 }
        }
        return shared
    }

    private func isOpposed(to other: Self) -> Bool {
        guard sides != 0, other.sides != 0 else { return false }
        return stride(from: UInt64(0), to: 64, by: 8).contains { list in
            let (ours, theirs) = (sides >> list & 0xFF, other.sides >> list & 0xFF)
            return ours != 0 && theirs != 0 && ours != theirs
        }
    }

    private static func sides(of units: [UInt16]) -> UInt64 {
        var sides: UInt64 = 0
        for (list, words) in opposed.enumerated() {
            for (bit, word) in words.enumerated() where SubjectName.place(of: word, in: units) != nil {
                sides |= 1 << UInt64(list * 8 + bit)
            }
        }
        return sides
    }
}
