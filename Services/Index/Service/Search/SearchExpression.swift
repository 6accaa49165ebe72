/// Search terms as FTS5 writes them.
enum SearchExpression {
    /// Reports in which every term stands somewhere; three phrases a term: text, title, headings.
    static func anywhere(_ terms: [SearchTerms.Term]) -> String {
        terms.map { term in
            "(" + [PostingTokens.Part.text, .title, .heading].map { phrase(term, in: $0) }.joined(separator: " OR ")
                + ")"
        }
        .joined(separator: " AND ")
    }

    /// Reports in whose title every term stands, four phrases a term: text, title, headings, and the title again.
    static func inTitle(_ terms: [SearchTerms.Term]) -> String {
        terms.map { term in
            // The score function knows phrases by their place: the same three first, the fourth counts nothing.
            let title = phrase(term, in: .title)
            return "((\(phrase(term, in: .text)) OR \(title) OR \(phrase(term, in: .heading))) AND \(title))"
        }
        .joined(separator: " AND ")
    }

    /// One term anywhere in the text.
    static func inText(_ term: SearchTerms.Term) -> String { phrase(term, in: .text) }

    private static func phrase(_ term: SearchTerms.Term, in part: PostingTokens.Part) -> String {
        "\"" + tokens(of: term, in: part).joined(separator: " ") + "\""
    }

    private static func tokens(of term: SearchTerms.Term, in part: PostingTokens.Part) -> [String] {
        let mark: [UInt8] = part == .text ? [] : [0xC2, part.rawValue]
        guard term.units.count > 1 else {
            return term.units.map { String(decoding: mark + $0.bytes, as: UTF8.self) }
        }
        return zip(term.units, term.units.dropFirst()).map { first, second in
            let joint: [UInt8] = first.isWord && second.isWord ? [0xC2, PostingTokens.joint] : []
            return String(decoding: mark + first.bytes + joint + second.bytes, as: UTF8.self)
        }
    }
}
