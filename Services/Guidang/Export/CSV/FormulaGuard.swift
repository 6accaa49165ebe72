/// Keeps spreadsheets from taking a text for a formula (CWE-1236, "formula injection"; OWASP, "CSV Injection").
///
/// A text gets one `'` in front where it begins with `=`, `+`, `-`, `@`, a tab, CR or LF, with the full-width `＝`, `＋`,
/// `－` or `＠`, which some editions take as well, also behind spaces, and where it begins with `'` itself. So the rule to
/// undo it is exact: take one `'` away from every text that begins with one. Numbers, dates and truth values are never
/// touched.
package enum FormulaGuard {
    /// What stands in front of a guarded text.
    static let mark = UInt8(ascii: "'")

    /// Whether a text in UTF-8 needs a guard.
    static func isNeeded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        if first == mark { return true }
        var place = 0
        while place < text.count {
            switch text[place] {
            case UInt8(ascii: " "): place += 1
            // U+3000, the full-width space.
            case 0xE3 where text.count > place + 2 && text[place + 1] == 0x80 && text[place + 2] == 0x80: place += 3
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D:
                return true
            case 0xEF where text.count > place + 2 && text[place + 1] == 0xBC:
                // U+FF1D, U+FF0B, U+FF0D, U+FF20.
                return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[place + 2])
            default: return false
            }
        }
        return false
    }

    /// The rule as `datapackage.json` tells it.
    static let rule = Wording(
        "Text cells that begin with = + - @ tab CR LF, their full-width forms (also behind spaces), or ' have one ' put in "
            + "front, so that no spreadsheet takes them for a formula. To undo it, take one ' away from every text cell that "
            + "begins with one.",
        "以 = + - @、制表符、回车、换行及其全角形式（含前有空格者）或 ' 开头的文字，前加一个 '，以免电子表格当作公式。还原：凡以 ' 开头的文字去掉一个 '。")
}
