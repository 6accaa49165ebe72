/// Numbers that are characters of their own; a series ends with its last character.
enum SymbolSeries {
    case circled, inParentheses, withFullStop, circledIdeographs
    case heavenlyStems, earthlyBranches, sexagenary

    private static let stems = Array("甲乙丙丁戊己庚辛壬癸")
    private static let branches = Array("子丑寅卯辰巳午未申酉戌亥")

    /// The character of a number; nil behind the last.
    func printed(_ number: Int) -> String? {
        switch self {
        case .circled: Self.scalar(number, of: 20, from: 0x2460)
        case .inParentheses: Self.scalar(number, of: 20, from: 0x2474)
        case .withFullStop: Self.scalar(number, of: 20, from: 0x2488)
        case .circledIdeographs: Self.scalar(number, of: 10, from: 0x3280)
        case .heavenlyStems: (1...10).contains(number) ? String(Self.stems[number - 1]) : nil
        case .earthlyBranches: (1...12).contains(number) ? String(Self.branches[number - 1]) : nil
        case .sexagenary:
            (1...60).contains(number)
                ? String([Self.stems[(number - 1) % 10], Self.branches[(number - 1) % 12]]) : nil
        }
    }

    private static func scalar(_ number: Int, of count: Int, from first: UInt32) -> String? {
        guard (1...count).contains(number) else { return nil }
        return Unicode.Scalar(first + UInt32(number) - 1).map { String($0) }
    }
}
