import Messages

/// A national law, administrative regulation or rule.
struct Law: Sendable {
    /// In folded form, without 中华人民共和国.
    var name: String
    var kind: CitationKind
}

/// The national laws by their names.
struct LawTable: Sendable {
    private let names: WordSet
    private let laws: [Law]

    /// Takes the lists of rules, administrative regulations and laws; of two kinds of one name the latter counts.
    init(_ sections: LexiconSections, folding: Folding) throws(LexiconError) {
        var kinds: [String: CitationKind] = [:]
        for kind in [CitationKind.rule, .administrativeRegulation, .law] {
            for name in try sections.words(kind.rawValue) { kinds[folding.fold(name)] = kind }
        }
        laws = kinds.sorted { $0.key < $1.key }.map { Law(name: $0.key, kind: $0.value) }
        names = WordSet(laws.map(\.name), folding: folding)
    }

    /// The law whose name a range is.
    subscript(range: Range<Int>, in text: ScalarText) -> Law? {
        names.rank(of: range, in: text).map { laws[$0] }
    }
}
