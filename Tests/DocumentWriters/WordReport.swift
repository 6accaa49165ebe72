/// A report's text as a clerk would have it in Word: each line a paragraph, lines of pipes a table.
package struct WordReport {
    /// How its headings have their numbers.
    package enum Numbers: Equatable, Sendable {
        case typed
        /// Counted by Word, with such a gap behind them: the first level by its style, the others by their paragraphs.
        case automatic(suffix: String)
    }

    /// A number at the start of a line, taken apart.
    private struct Mark {
        var level: Int
        var value: Int
        /// What stands around the digits.
        var open: String
        var close: String
        var rest: Substring
    }

    private let numbers: Numbers
    private var body = ""
    private var rows = ""
    /// What the first number of each level has around it; one that looks otherwise is typed.
    private var shapes: [Int: (open: String, close: String)] = [:]
    /// The last number of each level as Word counts it.
    private var counts = [0, 0, 0, 0]
    /// Lists that start at a number of their own.
    private var restarts: [(level: Int, value: Int)] = []

    package init(_ text: String, numbers: Numbers) {
        self.numbers = numbers
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { append(line) }
        closeTable()
    }

    package var file: WordFile {
        guard case .automatic(let suffix) = numbers else { return WordFile(body) }
        let levels = (0..<4).map { index in
            let shape = shapes[index] ?? ("", "")
            let link = index == 0 ? "<w:pStyle w:val=\"1\"/>" : ""
            return level(
                index, index < 2 ? "japaneseCounting" : "decimal", "\(shape.open)%\(index + 1)\(shape.close)",
                suffix: suffix,
                link)
        }
        let lists = restarts.enumerated().map { index, restart in
            let start = "<w:startOverride w:val=\"\(restart.value)\"/>"
            return list(index + 2, of: 0, "<w:lvlOverride w:ilvl=\"\(restart.level)\">\(start)</w:lvlOverride>")
        }
        let style = "<w:name w:val=\"heading 1\"/><w:pPr>\(inList(1))</w:pPr>"
        return WordFile(
            body, styles: "<w:style w:type=\"paragraph\" w:styleId=\"1\">\(style)</w:style>",
            numbering: abstractList(0, levels.joined()) + list(1, of: 0) + lists.joined())
    }

    private mutating func append(_ line: Substring) {
        if line.hasPrefix("| "), line.hasSuffix("|") {
            let cells = line.split(separator: "|").map { cell(paragraph(Self.trimmed($0))) }
            rows += row(cells)
            return
        }
        closeTable()
        guard numbers != .typed, let mark = Self.mark(of: line), takes(mark) else {
            body += paragraph(String(line))
            return
        }
        let isNext = mark.value == counts[mark.level] + 1
        for deeper in (mark.level + 1)..<max(mark.level + 1, 4) { counts[deeper] = 0 }
        counts[mark.level] = mark.value
        if !isNext { restarts.append((mark.level, mark.value)) }
        let list = isNext ? 1 : restarts.count + 1
        body += paragraph(
            String(mark.rest), isNext && mark.level == 0 ? inStyle("1") : inList(list, mark.level))
    }

    private mutating func closeTable() {
        if !rows.isEmpty { body += "<w:tbl>\(rows)</w:tbl>" }
        rows = ""
    }

    /// Whether a number looks like those of its level before.
    private mutating func takes(_ mark: Mark) -> Bool {
        if let shape = shapes[mark.level] { return shape == (mark.open, mark.close) }
        shapes[mark.level] = (mark.open, mark.close)
        return true
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static func mark(of line: Substring) -> Mark? {
        var rest = line.drop { $0 == "　" || $0 == " " }
        let open = rest.first.flatMap { "（(".contains($0) ? $0 : nil }
        if open != nil { rest = rest.dropFirst() }
        let digits = rest.prefix { "一二三四五六七八九十0123456789".contains($0) }
        rest = rest.dropFirst(digits.count)
        guard let close = rest.first, "、）).．".contains(close), let value = value(of: digits) else { return nil }
        let isChinese = digits.first?.isASCII == false
        let isBracketed = "）)".contains(close)
        guard open == nil || isBracketed else { return nil }
        return Mark(
            level: isChinese ? (isBracketed ? 1 : 0) : (isBracketed ? 3 : 2), value: value,
            open: open.map(String.init) ?? "",
            close: String(close), rest: rest.dropFirst())
    }

    private static func value(of digits: Substring) -> Int? {
        if let value = Int(digits) { return digits.first == "0" ? nil : value }
        let parts = digits.split(separator: "十", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
        let ones = parts.map { part in part.first.flatMap { Array("一二三四五六七八九").firstIndex(of: $0) }.map { $0 + 1 } }
        if parts.count == 1 { return ones[0] }
        return (ones[0] ?? 1) * 10 + (ones[1] ?? 0)
    }
}
