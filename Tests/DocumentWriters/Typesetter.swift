/// Sets paragraphs as official documents are set: squares in lines, indents of two, no closing mark at a line's beginning.
package struct Typesetter {
    /// Characters of a line.
    package var columns = 28.0
    package var size = 16.0
    package var pitch = 29.0
    package var left = 73.5
    package var top = 110.0
    package var bottom = 740.0
    /// Whether a line that is not full is spread to the margin.
    package var justifies = true
    /// What each page has at its top.
    package var header: String?
    /// The shape of the page's number below each page: `— # —`.
    package var footer: String?
    /// Turns of all text on the page: for pages that are printed sideways.
    package var turns = 0
    package private(set) var pages: [PDFWriter.Page] = []
    private var y = Double.infinity

    package init() {}

    private static let closing = Set("，。、；：？！）》〉”’」』】〕,.;:)%")
    private static let opening = Set("（《〈“‘「『【〔(")

    /// Sets each line of a text as a paragraph; before the first heading, rows of a table as cells beside each other, and
    /// what ends as a title does in the middle.
    package mutating func set(_ text: String) {
        var isBody = false
        for line in text.split(separator: "\n") {
            let body = String(line.drop { $0.isWhitespace }).replacing("•", with: "●")
            isBody = isBody || body.hasPrefix("一、")
            if body.hasPrefix("|") {
                let texts = body.split(separator: "|").map { String($0.drop { $0.isWhitespace }) }.filter {
                    !$0.isEmpty
                }
                cells(zip(texts, [0, 90, 290, 370]).map { ($0, left + $1) }, size: 12)
            } else if !isBody, body.count == line.count, body.hasSuffix("报告") {
                centred(body, size: min(22, size * columns / Self.units(body)))
            } else if !body.isEmpty {
                paragraph(body, indent: isBody || body.count < line.count && !body.hasPrefix("●") ? 2 : 0)
            }
        }
    }

    package mutating func paragraph(_ text: String, indent: Double = 2) {
        var tokens = Self.tokens(text)[...]
        var room = columns - indent
        while !tokens.isEmpty {
            var (count, used) = (0, 0.0)
            for token in tokens {
                guard used + Self.units(token) <= room || count == 0 else { break }
                used += Self.units(token)
                count += 1
            }
            while count > 1, count < tokens.count,
                Self.closing.contains(tokens[tokens.startIndex + count].first ?? "a")
                    || Self.opening.contains(tokens[tokens.startIndex + count - 1].first ?? "a")
            {
                count -= 1
                used -= Self.units(tokens[tokens.startIndex + count])
            }
            let line = tokens.prefix(count).joined()
            tokens = tokens.dropFirst(count)
            let isLast = tokens.isEmpty
            let spacing = justifies && !isLast ? (room - used) * size / Double(max(1, line.count - 1)) : 0
            self.line(line, x: left + (columns - room) * size, spacing: spacing)
            room = columns
        }
    }

    /// Sets a line in the middle.
    package mutating func centred(_ text: String, size other: Double? = nil) {
        let other = other ?? size
        line(text, x: left + (columns * size - Self.units(text) * other) / 2, size: other)
    }

    /// Sets one line at the next place.
    package mutating func line(_ text: String, x: Double, size other: Double? = nil, spacing: Double = 0) {
        cells([(text, x)], size: other, spacing: spacing)
    }

    /// Sets texts beside each other.
    package mutating func cells(_ cells: [(text: String, x: Double)], size other: Double? = nil, spacing: Double = 0) {
        if y > bottom { newPage() }
        for (text, x) in cells { place(text, x: x, y: y, size: other ?? size, spacing: spacing) }
        y += pitch
    }

    package mutating func newPage() {
        pages.append(PDFWriter.Page())
        y = top
        if turns == 2 { (pages[pages.count - 1].width, pages[pages.count - 1].height) = (842, 595) }
        if let header { place(header, x: left, y: 60, size: 10) }
        if let footer { place(footer.replacing("#", with: "\(pages.count)"), x: 280, y: 790, size: 14) }
    }

    private mutating func place(_ text: String, x: Double, y: Double, size: Double, spacing: Double = 0) {
        let page = pages[pages.count - 1]
        let (x, y) =
            switch turns {
            case 1: (y, page.height - x)
            case 2: (page.width - x, page.height - y)
            case 3: (page.width - y, x)
            default: (x, y)
            }
        pages[pages.count - 1].runs.append(
            PDFWriter.Run(text: text, x: x, y: y, size: size, spacing: spacing, turns: turns))
    }

    private static func units(_ text: String) -> Double {
        text.reduce(0) { $0 + ($1.isASCII ? 0.5 : 1) }
    }

    /// Characters, but words and numbers in one piece.
    private static func tokens(_ text: String) -> [String] {
        text.reduce(into: [String]()) { tokens, character in
            let isWord = character.isASCII && (character.isLetter || character.isNumber)
            if isWord, let last = tokens.last?.last, last.isASCII, last.isLetter || last.isNumber {
                tokens[tokens.count - 1].append(character)
            } else {
                tokens.append(String(character))
            }
        }
    }
}
