/// A rich text with one list (RTF 1.9.1, "List Tables"), as Word writes it.
struct RichTextFile {
    /// Word's number for the format of each level's digits (37: 一, 二; 0: 1, 2), with what stands around them.
    var levels: [(format: Int, open: String, close: String)]
    /// Each with its level in the list.
    var paragraphs: [(level: Int?, text: String)]

    var text: String {
        let levels = levels.enumerated().map { index, level in
            let length = level.open.count + 1 + level.close.count
            return
                "{\\listlevel\\levelnfc\(level.format)\\levelnfcn\(level.format)\\leveljc0\\levelfollow2\\levelstartat1"
                + "{\\leveltext\(byte(length))\(escaped(level.open))\(byte(index))\(escaped(level.close));}"
                + "{\\levelnumbers\(byte(level.open.count + 1));}\\fi0\\li0}"
        }
        let body = paragraphs.map { paragraph in
            "\\pard" + (paragraph.level.map { "\\ls1\\ilvl\($0)" } ?? "") + " \(escaped(paragraph.text))\\par\n"
        }
        return "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}{\\*\\listtable"
            + "{\\list\\listtemplateid1\(levels.joined())\\listid1}}{\\*\\listoverridetable"
            + "{\\listoverride\\listid1\\listoverridecount0\\ls1}}\n\(body.joined())}"
    }

    private func byte(_ value: Int) -> String { "\\'0\(value)" }

    private func escaped(_ text: String) -> String {
        text.utf16.map { unit in
            unit < 0x80
                ? (unit == 0x5C || unit == 0x7B || unit == 0x7D ? "\\" : "") + String(UnicodeScalar(UInt8(unit)))
                : "\\u\(Int16(bitPattern: unit))?"
        }.joined()
    }
}
