/// Sets a text on A4 pages as an office's program does, and tells where each character stands, in mm.
package struct A4Typesetter {
    /// One character on its page.
    package struct Glyph: Sendable {
        package var page: Int
        /// The left end of its base line.
        package var x: Double
        package var y: Double
        package var size: Double
        package var character: Character
    }

    package static let width = 210.0
    package static let height = 297.0
    /// 三号: 16 points.
    package static let size = 5.5
    private static let titleSize = 7.7
    private static let (left, top, pitch) = (28.0, 42.0, 10.0)
    private static let columns = 28.0
    private static let linesOnPage = 22
    private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", ")", "》", "”", ",", ".", ";", ":", "%"]
    private static let opening: Set<Character> = ["（", "(", "《", "“", "〔"]

    /// Lines of the text that are set larger and in the middle.
    package var titles: Set<String> = []
    package private(set) var glyphs: [Glyph] = []
    /// Where lines begin among the glyphs.
    package private(set) var lineStarts: [Int] = []
    private var line = 0

    package init() {}

    /// Sets a text: each of its lines is a paragraph; one that begins with four wide blanks is a signature on the right.
    package mutating func set(_ text: String) {
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if titles.contains(paragraph.trimmed), !paragraph.hasPrefix("　　　　") {
                setTitle(Array(paragraph.trimmed))
            } else if paragraph.hasPrefix("　　　　") {
                let words = Array(paragraph.trimmed)
                let width = words.reduce(0) { $0 + Self.width(of: $1) }
                setLine(words, at: Self.left + max(0, Self.columns - width - 2) * Self.size, Self.size)
            } else {
                var lines = Self.broken(Array(paragraph), columns: Self.columns)
                if lines.isEmpty { lines = [[]] }
                for words in lines { setLine(words, at: Self.left, Self.size) }
            }
        }
    }

    package var pages: Int { (glyphs.last?.page ?? 0) + 1 }

    private mutating func setTitle(_ words: [Character]) {
        let room = Self.columns * Self.size / Self.titleSize
        for words in Self.broken(words, columns: room) {
            let width = words.reduce(0) { $0 + Self.width(of: $1) }
            setLine(words, at: Self.left + (room - width) / 2 * Self.titleSize, Self.titleSize)
        }
    }

    private mutating func setLine(_ words: [Character], at x: Double, _ size: Double) {
        lineStarts.append(glyphs.count)
        var place = x
        let (page, row) = line.quotientAndRemainder(dividingBy: Self.linesOnPage)
        for character in words {
            let y = Self.top + Double(row) * Self.pitch
            glyphs.append(Glyph(page: page, x: place, y: y, size: size, character: character))
            place += Self.width(of: character) * size
        }
        line += 1
    }

    /// Breaks a paragraph where a line is full, never before a closing mark, behind an opening one or in a number.
    private static func broken(_ words: [Character], columns: Double) -> [[Character]] {
        var lines: [[Character]] = []
        var (current, width) = ([Character](), 0.0)
        for character in words {
            if width + Self.width(of: character) > columns + 0.01 {
                var carried = [character]
                while current.count > 1, let first = carried.first, let last = current.last, carried.count < 12,
                    closing.contains(first) || opening.contains(last) || isWord(first) && isWord(last)
                {
                    carried.insert(current.removeLast(), at: 0)
                }
                lines.append(current)
                current = carried.first == " " ? [] : carried
                width = current.reduce(0) { $0 + Self.width(of: $1) }
            } else {
                current.append(character)
                width += Self.width(of: character)
            }
        }
        return current.isEmpty ? lines : lines + [current]
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }

    package static func width(of character: Character) -> Double { character.isASCII || character == "·" ? 0.5 : 1 }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
