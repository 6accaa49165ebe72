/// The divisions of China by their names, full and short.
struct DivisionTable: Sendable {
    private var byCode: [Int: Division] = [:]
    /// Full names, and those of autonomous places without the peoples they name (管城区 for 管城回族区).
    private var byName: [ArraySlice<Unicode.Scalar>: [Int]] = [:]
    /// Names without 省, 市, 县 and the like, of two characters or more.
    private var byStem: [ArraySlice<Unicode.Scalar>: [Int]] = [:]
    /// By the first two characters: bit n tells that a name or a stem of n characters begins with them.
    private var lengths: [UInt64: UInt32] = [:]

    /// Reads lines such as `330104 江干区 201904`.
    ///
    /// - Parameter fold: makes two forms of one name equal.
    init(_ lines: [LexiconLine], peoples: [String], fold: (String) -> String) throws(LexiconError) {
        for line in lines {
            let parts = line.columns
            let edition = parts.count == 3 ? Int(parts[2]) : nil
            guard parts.count == 2 || edition.map({ (198_001...209_912).contains($0) }) ?? false,
                let code = Int(parts[0]), (110_000...999_999).contains(code)
            else {
                throw line.bad(
                    "a division is six digits, its name, and for a former one the last edition, as in 330104 江干区 201904.",
                    "区划的写法是：六位代码、名称，已撤销的再写最后一版年月，如 330104 江干区 201904。")
            }
            let division = Division(code: code, name: parts[1], lastEdition: edition)
            byCode[code] = division
            guard !division.isPlaceholder else { continue }
            let name = fold(division.name)
            let short = Self.withoutPeoples(name, peoples)
            byName[Self.scalars(of: name), default: []].append(code)
            if short != name { byName[Self.scalars(of: short), default: []].append(code) }
            let stem = Self.stem(of: short)
            if let stem { byStem[Self.scalars(of: stem), default: []].append(code) }
            for known in [name, short, stem ?? name] { note(lengthOf: known) }
        }
    }

    private mutating func note(lengthOf name: String) {
        let scalars = Self.scalars(of: name)
        guard scalars.count >= 2 else { return }
        lengths[Self.key(scalars[0], scalars[1]), default: 0] |= 1 << UInt32(min(scalars.count, 31))
    }

    private static func scalars(of name: String) -> ArraySlice<Unicode.Scalar> { Array(name.unicodeScalars)[...] }

    private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
        UInt64(first.value) << 32 | UInt64(second.value)
    }

    /// How long the names and stems are that begin with these two characters, from the longest down.
    func lengths(beginning first: Unicode.Scalar, _ second: Unicode.Scalar) -> [Int] {
        guard let bits = lengths[Self.key(first, second)] else { return [] }
        return stride(from: 31, to: 1, by: -1).filter { bits & 1 << UInt32($0) != 0 }
    }

    /// Whether a name or a stem begins with two characters of these values.
    func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool {
        lengths[UInt64(first) << 32 | UInt64(second)] != nil
    }

    /// The division of a code.
    subscript(code: Int) -> Division? { byCode[code] }

    /// The divisions of that name.
    func named(_ name: ArraySlice<Unicode.Scalar>) -> [Division] { (byName[name] ?? []).compactMap { byCode[$0] } }

    /// The divisions whose name is that with 省, 市, 县 or the like behind it.
    func stemmed(_ stem: ArraySlice<Unicode.Scalar>) -> [Division] { (byStem[stem] ?? []).compactMap { byCode[$0] } }

    /// The names from the province down to a division.
    func path(to division: Division) -> [String] {
        [division.code / 10_000 * 10_000, division.code / 100 * 100, division.code].reduce(into: [Int]()) {
            codes, code in
            if !codes.contains(code) { codes.append(code) }
        }.compactMap { byCode[$0] }.filter { !$0.isPlaceholder }.map(\.name)
    }

    private static func withoutPeoples(_ name: String, _ peoples: [String]) -> String {
        var name = name
        // Looking for each people in each of thousands of names would take longer than reading a report.
        guard name.unicodeScalars.contains(where: { $0 == "族" || $0 == "治" }) else { return name }
        for people in peoples { name = name.replacing(people, with: "") }
        return name.replacing("自治", with: "")
    }

    private static func stem(of name: String) -> String? {
        for ending in ["自治区", "特别行政区", "地区", "林区", "省", "市", "区", "县", "州", "盟", "旗"] where name.hasSuffix(ending) {
            let stem = String(name.dropLast(ending.count))
            return stem.count >= 2 ? stem : nil
        }
        return nil
    }
}
