import Foundation
import Messages
import QueryGenerator
import QueryLanguage
import Testing

/// A piece of a text between two units, as a person copies it into quotes.
struct TextPiece {
    let typed: String
    /// Scalar offsets without white space at the ends.
    private let range: Range<Int>
    private let hasBreak: Bool

    /// A piece that begins and ends at random; nil where it holds nothing, or the end of every kind of quotes.
    static func make(_ text: String, longest: Int, _ random: inout Seeded) -> TextPiece? {
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty else { return nil }
        var start = random.number(0...scalars.count - 1)
        var end = min(scalars.count, start + random.number(1...longest))
        // No word is cut, since it would be another one.
        while start > 0, isOfWord(scalars[start]), isOfWord(scalars[start - 1]) { start -= 1 }
        while end < scalars.count, isOfWord(scalars[end]), isOfWord(scalars[end - 1]) { end += 1 }
        while start < end, scalars[start].properties.isWhitespace { start += 1 }
        while start < end, scalars[end - 1].properties.isWhitespace { end -= 1 }
        let piece = String(String.UnicodeScalarView(scalars[start..<end]))
        let lines = piece.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast()
        let kinds = [("「", "」｣"), ("“", "”\"＂"), ("\"", "\"＂"), ("『", "』")].filter { _, closing in
            !piece.unicodeScalars.contains { closing.unicodeScalars.contains($0) }
        }
        guard start < end, let (open, closing) = kinds.randomElement(using: &random),
            let close = closing.unicodeScalars.first
        else { return nil }
        return TextPiece(
            typed: open + piece + String(close), range: start..<end,
            hasBreak: lines.contains { $0.allSatisfy(\.isWhitespace) })
    }

    /// Letters, digits, what is written over them, and signs that are made of letters, such as ㎡.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: !scalar.properties.isWhitespace
        default:
            String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.contains { part in
                !part.properties.isIdeographic
                    && (part.properties.isAlphabetic || part.properties.numericType != nil)
            }
        }
    }

    /// The piece finds the report, and where it stands it is marked.
    func check(in text: String, _ report: FoldedReport) throws {
        let query = try Query(typed)
        guard !query.asksNothing else { return }
        #expect(query.notes == [], "\(typed.debugDescription)")
        #expect(query.matches(report), "\(typed.debugDescription) in \(text.debugDescription)")
        guard !hasBreak, case .phrase(let phrase) = query.node else { return }
        let matches = Snippet(of: text, leaves: query.node.leaves).matches
        let isMarked = matches.contains { $0.start >= range.lowerBound && $0.end <= range.upperBound }
        #expect(isMarked || matches.count == Snippet.matchLimit, "\(phrase.shown) at \(range) in \(matches)")
    }
}
