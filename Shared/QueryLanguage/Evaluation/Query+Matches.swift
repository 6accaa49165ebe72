package import Messages

extension Query {
    /// Whether a report fits.
    ///
    /// For one query on one report; prepare a ``FoldedReport`` for more.
    package func matches(_ report: Report, tags: [String]) -> Bool {
        matches(FoldedReport(report, tags: tags))
    }

    /// Whether a report fits.
    package func matches(_ report: FoldedReport) -> Bool { report.fits(node, in: []) }
}

extension FoldedReport {
    /// Whether a node fits, its phrases looked for in some parts, or in text and title where none is named.
    func fits(_ node: QueryNode, in parts: [QueryPart]) -> Bool {
        switch node {
        case .everything: true
        case .phrase(let phrase): stands(QueryLeaf(phrase: phrase, parts: parts))
        case .prefix(let phrase): stands(QueryLeaf(phrase: phrase, isPrefix: true, parts: parts))
        case .field(let clause): fields.fit(clause)
        case .near(let children, let scope): areNear(children.flatMap(\.leaves), scope, in: parts)
        case .and(let children): children.allSatisfy { fits($0, in: parts) }
        case .or(let children): children.contains { fits($0, in: parts) }
        case .not(let child): !fits(child, in: parts)
        case .within(let inner, let child): fits(child, in: inner)
        }
    }

    private func stands(_ leaf: QueryLeaf) -> Bool {
        let search = PhraseSearch(leaf)
        let number = leaf.phrase.numberForm.map { PhraseSearch($0, isPrefix: leaf.isPrefix) }
        if leaf.parts.isEmpty {
            return search.stands(in: text) || search.stands(in: title)
                || number.map { number in numbers.contains { number.stands(in: $0.text) } } ?? false
        }
        return leaf.parts.contains { part in
            switch part {
            case .title: search.stands(in: title)
            case .headings: headings.contains { search.stands(in: $0) }
            case .problems, .plans: !places(of: leaf, in: part == .problems ? problems : plans).isEmpty
            }
        }
    }

    private func areNear(_ leaves: [QueryLeaf], _ scope: NearScope, in parts: [QueryPart]) -> Bool {
        let inText = parts.contains { $0 == .problems || $0 == .plans }
        if parts.isEmpty || inText {
            let ranges =
                parts.isEmpty
                ? nil : (parts.contains(.problems) ? problems : []) + (parts.contains(.plans) ? plans : [])
            let places = leaves.map { self.places(of: $0, in: ranges) }
            switch scope {
            case .sentence: if NearSearch.share(places, stretches: text.sentenceStarts) { return true }
            case .section: if NearSearch.share(places, stretches: sectionStarts) { return true }
            case .units(let count): if NearSearch.isClose(places, within: count) { return true }
            }
        }
        if parts.contains(.title), areNear(leaves, scope, inName: title) { return true }
        return parts.contains(.headings) && headings.contains { areNear(leaves, scope, inName: $0) }
    }

    /// A title or a heading is one sentence and one section.
    private func areNear(_ leaves: [QueryLeaf], _ scope: NearScope, inName name: FoldedText) -> Bool {
        let places = leaves.map { leaf in
            let search = PhraseSearch(leaf)
            return search.places(in: name).map { NearSearch.Place(start: $0, end: $0 + search.length) }
        }
        guard case .units(let count) = scope else { return places.allSatisfy { !$0.isEmpty } }
        return NearSearch.isClose(places, within: count)
    }

    private func places(of leaf: QueryLeaf, in ranges: [Range<Int>]?) -> [NearSearch.Place] {
        text.places(of: leaf, numbers: numbers, in: ranges)
    }
}
