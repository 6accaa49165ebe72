/// What a query asks for: runs of folded units, each of which must stand in the report.
struct SearchTerms {
    /// One run of units.
    struct Term: Equatable {
        /// Its units in order, each with the bytes of the folded form and whether it is a word.
        var units: [Unit]
    }

    /// One unit of a term.
    struct Unit: Equatable, Hashable {
        /// UTF-8, folded.
        var bytes: [UInt8]
        /// Whether it is a word, so that two neighbours need a joint.
        var isWord: Bool
    }

    /// The runs, without repeats.
    private(set) var terms: [Term] = []

    /// Reads a query; stray signs are passed over, and nothing is an error.
    init(_ words: String) {
        for piece in Self.pieces(of: words) {
            for run in Self.runs(of: piece.text) {
                let units = piece.isQuoted ? run : Self.trimmed(run)
                guard !units.isEmpty, terms.count < Self.termLimit else { continue }
                let term = Term(units: Array(units.prefix(Self.unitLimit)))
                if !terms.contains(term) { terms.append(term) }
            }
        }
    }

    /// More terms than a person types; the score function counts that many.
    static let termLimit = 24
    private static let unitLimit = 500
    private static let scalarLimit = 4_000

    private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "\u{201C}": "\u{201D}", "\u{201D}": "\u{201D}", "\u{FF02}": "\u{FF02}", "\u{300C}": "\u{300D}",
        "\u{300E}": "\u{300F}",
    ]

    private static func pieces(of words: String) -> [(text: String, isQuoted: Bool)] {
        var pieces: [(text: String, isQuoted: Bool)] = []
        var text = String.UnicodeScalarView()
        var quote: Unicode.Scalar?
        func end(quoted: Bool) {
            if !text.isEmpty { pieces.append((String(text), quoted)) }
            text = String.UnicodeScalarView()
        }
        for scalar in words.unicodeScalars.prefix(scalarLimit) {
            if let closer = quote {
                guard scalar == closer || (closer == "\u{201D}" && scalar == "\"") else {
                    text.append(scalar)
                    continue
                }
                end(quoted: true)
                quote = nil
            } else if let closer = closing[scalar] {
                end(quoted: false)
                quote = closer
            } else if scalar.properties.isWhitespace {
                end(quoted: false)
            } else {
                text.append(scalar)
            }
        }
        end(quoted: quote != nil)
        return pieces
    }

    private static func runs(of text: String) -> [[Unit]] {
        let folded = FoldedText(text)
        var runs: [[Unit]] = []
        var run: [Unit] = []
        var cursor = UnitCursor(folded.bytes)
        while let step = cursor.next() {
            if case .unit(let unit) = step {
                run.append(Unit(bytes: Array(folded.bytes[unit.bytes]), isWord: unit.isWord))
            } else {
                runs.append(run)
                run = []
            }
        }
        runs.append(run)
        return runs
    }

    private static func trimmed(_ units: [Unit]) -> [Unit] {
        Array(units.drop(while: isSign).reversed().drop(while: isSign).reversed())
    }

    private static func isSign(_ unit: Unit) -> Bool {
        guard !unit.isWord, let scalar = String(decoding: unit.bytes, as: UTF8.self).unicodeScalars.first else {
            return false
        }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .modifierSymbol:
            return true
        default: return false
        }
    }
}
