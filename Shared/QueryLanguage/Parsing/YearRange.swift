/// Years as they are typed: 2020, 2020..2023, 2020-2023, 2020年至2023年, >=2020, ..2020.
enum YearRange {
    /// The range that a value names.
    static func read(_ item: FieldItem) throws(QueryError) -> ClosedRange<Int> {
        guard let range = range(Array(item.narrow.unicodeScalars)[...]) else { throw .badYear(item) }
        return range
    }

    private static let years = 0...9999

    private static func range(_ typed: ArraySlice<Unicode.Scalar>) -> ClosedRange<Int>? {
        for (sign, bounds) in comparisons where typed.starts(with: sign.unicodeScalars) {
            guard let year = year(typed.dropFirst(sign.unicodeScalars.count)) else { return nil }
            let (lower, upper) = bounds(year)
            return lower <= upper ? lower...upper : nil
        }
        guard let sign = typed.firstIndex(where: joints.contains) else {
            return year(typed).map { $0...$0 }
        }
        var end = sign + 1
        while end < typed.endIndex, joints.contains(typed[end]) { end += 1 }
        let first = typed[..<sign]
        let last = typed[end...]
        guard !first.isEmpty || !last.isEmpty else { return nil }
        guard let lower = first.isEmpty ? years.lowerBound : year(first),
            let upper = last.isEmpty ? years.upperBound : year(last)
        else { return nil }
        return min(lower, upper)...max(lower, upper)
    }

    /// In this order, since a sign may begin with another.
    private static let comparisons: [(String, @Sendable (Int) -> (Int, Int))] = [
        (">=", { ($0, years.upperBound) }), ("=>", { ($0, years.upperBound) }), ("≥", { ($0, years.upperBound) }),
        ("<=", { (years.lowerBound, $0) }), ("=<", { (years.lowerBound, $0) }), ("≤", { (years.lowerBound, $0) }),
        (">", { ($0 + 1, years.upperBound) }), ("<", { (years.lowerBound, $0 - 1) }), ("=", { ($0, $0) }),
    ]

    private static let joints: Set<Unicode.Scalar> = [".", "-", "–", "—", "~", "〜", "…", "至", "到"]

    private static func year(_ typed: ArraySlice<Unicode.Scalar>) -> Int? {
        var digits = typed
        if digits.last == "年" { digits.removeLast() }
        guard (1...4).contains(digits.count) else { return nil }
        if let year = Int(digits.map(String.init).joined()) { return year }
        let folded = digits.map { $0 == "〇" || $0 == "○" ? "零" : $0 }
        return digits.count == 4 ? ChineseNumber.value(folded) : nil
    }
}
