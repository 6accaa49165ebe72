/// Evaluates queries on one block.
struct BlockEvaluation: ~Copyable {
    let block: any PostingBlock
    /// What was done so far.
    var cost = SearchCost()
    private var stripe = PlaceStripe()

    /// Starts with nothing done.
    init(_ block: any PostingBlock) { self.block = block }

    /// What the sets of documents tell about a query within a set, without any place; what comes later in an `and` is
    /// asked only of the documents that are left.
    mutating func bound(_ query: PostingQuery, within scope: BlockBitmap) throws -> Bound {
        guard !scope.isEmpty else { return Bound(decided: scope) }
        switch query {
        case .everything: return Bound(decided: scope)
        case .nothing: return Bound(decided: BlockBitmap())
        case .phrase(let units, let part): return Self.anyOf(try phrases([units], in: part, within: scope))
        case .anyPhrase(let alternatives, let part):
            return Self.anyOf(try phrases(alternatives, in: part, within: scope))
        case .values(let values): return Bound(decided: try documents(of: values, within: scope))
        case .figure(let subjects, let comparison): return try figure(subjects, comparison, within: scope)
        case .within(let kinds, let phrase):
            let found = try forms(of: phrase, in: .text, within: scope)
            return Bound(upper: Self.union(found), check: .within(kinds, found))
        case .near(let phrases, let nearness, let part): return try near(phrases, nearness, part, within: scope)
        case .and(let parts): return try all(parts, within: scope)
        case .or(let parts): return try any(parts, within: scope)
        case .not(let part):
            let bound = try bound(part, within: scope)
            return Bound.not(bound, within: scope)
        }
    }

    /// The documents of a set that match; the set lies within that of the bound.
    mutating func matches(of bound: Bound, among documents: BlockBitmap) throws -> BlockBitmap {
        var sure = documents
        sure.formIntersection(bound.lower)
        guard let check = bound.check else { return sure }
        var open = documents
        open.formIntersection(bound.upper)
        open.subtract(bound.lower)
        cost.words += 3 * BlockBitmap.wordCount
        guard !open.isEmpty else { return sure }
        sure.formUnion(try matches(of: check, among: open))
        return sure
    }

    /// The documents of a set that hold one of several phrases.
    mutating func documents(of alternatives: [[UnitID]], in part: TermKey.Part, among documents: BlockBitmap) throws
        -> BlockBitmap
    {
        try matches(of: bound(.anyPhrase(alternatives, in: part), within: documents), among: documents)
    }

    /// What the documents tell about each of several phrases.
    mutating func phrases(_ alternatives: [[UnitID]], in part: TermKey.Part, within scope: BlockBitmap) throws
        -> [PhraseBound]
    {
        var found: [PhraseBound] = []
        for (index, units) in alternatives.enumerated() where !alternatives[..<index].contains(units) {
            let phrase = try PhraseBound(units, in: part, within: scope, of: block, cost: &cost)
            if !phrase.upper.isEmpty { found.append(phrase) }
        }
        return found
    }

    /// What the documents tell about each way to write a phrase in a part, as a document number too where it is the text.
    mutating func forms(of phrase: TextPhrase, in part: TermKey.Part, within scope: BlockBitmap) throws
        -> [PhraseBound]
    {
        let written = try phrases(phrase.alternatives, in: part, within: scope)
        guard part == .text, !phrase.numbers.isEmpty else { return written }
        return try written + phrases(phrase.numbers, in: .numbers, within: scope)
    }

    /// Calls with the places of a phrase, or of some of its pairs, in the documents of a set.
    mutating func scan(
        _ phrase: PhraseBound, pairs: [Int]? = nil, among documents: BlockBitmap,
        _ body: (borrowing PlaceStripe) throws -> Void
    ) throws {
        var asked = documents
        asked.formIntersection(phrase.upper)
        guard !asked.isEmpty else { return }
        let places = try PhrasePlaces(phrase, of: block, among: asked, pairs: pairs, cost: &cost)
        try places.scan(asked, with: &stripe, cost: &cost, body)
    }

    /// The places of several phrases, or ways to write one, in the documents of a set; `numbers` tells where document
    /// numbers stand in the text.
    mutating func table(
        _ phrases: [PhrasePlaces], _ numbering: DocumentNumbering, numbers: OccurrenceTable? = nil
    ) throws -> OccurrenceTable {
        var table = OccurrenceTable(numbering)
        for phrase in phrases {
            try phrase.scan(numbering.documents, with: &stripe, cost: &cost) { stripe in
                if phrase.isOfNumbers {
                    if let numbers { table.add(stripe, length: phrase.length, asNumbers: numbers) }
                } else {
                    table.add(stripe, length: phrase.length)
                }
            }
        }
        table.finish()
        return table
    }
}
