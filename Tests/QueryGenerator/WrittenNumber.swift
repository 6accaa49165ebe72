/// A document number that can be written in many ways.
package struct WrittenNumber: Hashable {
    let year: Int
    let serial: Int

    static let years = 2016...2019
    static let serials = [3, 10, 12, 20, 47, 103, 110, 1_205]

    /// One of many.
    package static func make(_ random: inout Seeded) -> WrittenNumber {
        WrittenNumber(year: random.number(years), serial: random.pick(serials))
    }

    /// One of four, so that texts share them.
    static func oneOfFew(_ random: inout Seeded) -> WrittenNumber {
        WrittenNumber(year: random.number(2017...2018), serial: random.pick([3, 12]))
    }

    /// As the standard writes it, folded.
    package var normal: String { "［\(year)］\(serial)号" }

    /// In one of the ways to write it.
    package func written(_ random: inout Seeded) -> String {
        let (open, close) = random.pick([
            ("〔", "〕"), ("[", "]"), ("［", "］"), ("（", "）"), ("(", ")"), ("【", "】"),
        ])
        let zero = random.pick(["〇", "零", "○"])
        let years = random.pick([
            "\(year)", Self.wide("\(year)"), Self.byPlace(year).replacing("零", with: zero),
        ])
        let serials = random.pick(Self.forms(of: serial) + [Self.wide("\(serial)")])
        return open + years + close + random.pick(["", "第"]) + serials + random.pick(["号", "號"])
    }

    /// The ways to write a serial number, folded.
    static func forms(of serial: Int) -> [String] {
        ["\(serial)", "0\(serial)", spoken(serial), byPlace(serial)]
    }

    /// The ways to write a year, folded.
    static func forms(ofYear year: Int) -> [String] { ["\(year)", byPlace(year)] }

    private static let digits = Array("零一二三四五六七八九").map { String($0) }

    private static func wide(_ digits: String) -> String {
        String(
            String.UnicodeScalarView(digits.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
    }

    private static func byPlace(_ value: Int) -> String {
        String(value).compactMap(\.wholeNumberValue).map { digits[$0] }.joined()
    }

    private static func spoken(_ value: Int) -> String {
        var words = ""
        var skipped = false
        for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = value / unit % 10
            if digit == 0 {
                skipped = !words.isEmpty
            } else {
                words += (skipped ? "零" : "") + (unit == 10 && digit == 1 && words.isEmpty ? "" : digits[digit]) + name
                skipped = false
            }
        }
        return words
    }
}
