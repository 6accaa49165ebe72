internal import GRDB
internal import Postings
internal import QueryLanguage

/// Turns a query into a plan for the posting lists: words become units, values become numbers of the store's tables.
struct QueryCompiler {
    private let query: Query
    private let numbers: PostingNumbers
    private let postings: StoredPostings
    private let fields: FieldCompiler

    /// Looks up in the caller's snapshot; `query` is what errors are told of.
    init(_ query: Query, _ db: Database, postings: StoredPostings, cache: PostingCache) {
        self.query = query
        self.postings = postings
        numbers = PostingNumbers(db: db)
        fields = FieldCompiler(db: db, cache: cache)
    }

    /// The plan; what no report has had is found nowhere.
    /// - Throws: `QueryError` for a beginning of more words than are looked for.
    func plan(_ node: QueryNode) throws -> PostingQuery { try plan(node, in: []) }

    private func plan(_ node: QueryNode, in parts: [QueryPart]) throws -> PostingQuery {
        switch node {
        case .everything: .everything
        case .phrase, .prefix: plan(try forms(of: node), in: parts)
        case .field(let clause): try fields.plan(clause, units: units)
        case .near(let leaves, let scope): try near(leaves, Self.scope(scope), in: parts)
        case .and(let nodes): .and(try nodes.map { try plan($0, in: parts) })
        case .or(let nodes): .or(try nodes.map { try plan($0, in: parts) })
        case .not(let node): .not(try plan(node, in: parts))
        case .within(let parts, let node): try plan(node, in: parts)
        }
    }

    /// A phrase in each of the parts; where none is named, in the text, the title, or as a document number.
    private func plan(_ phrase: TextPhrase, in parts: [QueryPart]) -> PostingQuery {
        func leaf(_ alternatives: [[UnitID]], _ part: TermKey.Part) -> PostingQuery {
            switch alternatives.count {
            case 0: .nothing
            case 1: .phrase(alternatives[0], in: part)
            default: .anyPhrase(alternatives, in: part)
            }
        }
        guard !parts.isEmpty else {
            let found = [
                leaf(phrase.alternatives, .text), leaf(phrase.alternatives, .title), leaf(phrase.numbers, .numbers),
            ].filter { $0 != .nothing }
            return found.isEmpty ? .nothing : .or(found)
        }
        let items = Self.items(parts)
        var found: [PostingQuery] = items.isEmpty ? [] : [.within(items, phrase)]
        if parts.contains(.title) { found.append(leaf(phrase.alternatives, .title)) }
        if parts.contains(.headings) { found.append(leaf(phrase.alternatives, .headings)) }
        return .or(found)
    }

    /// Phrases near each other in the text, or in the parts: problems and plans together, the title, one heading.
    private func near(
        _ leaves: [QueryNode], _ scope: Postings.NearScope, in parts: [QueryPart]
    ) throws -> PostingQuery {
        let phrases = try leaves.map(forms)
        guard !parts.isEmpty else { return .near(phrases, scope, in: .text) }
        let items = Self.items(parts)
        var found: [PostingQuery] = items.isEmpty ? [] : [.near(phrases, scope, in: .items(items))]
        if parts.contains(.title) {
            if case .units = scope {
                found.append(.near(phrases, scope, in: .title))
            } else {
                found.append(.and(phrases.map { .anyPhrase($0.alternatives, in: .title) }))
            }
        }
        if parts.contains(.headings) { found.append(.near(phrases, scope, in: .headings)) }
        return .or(found)
    }

    private static func items(_ parts: [QueryPart]) -> [ItemKind] {
        (parts.contains(.problems) ? [.problems] : []) + (parts.contains(.plans) ? [.plans] : [])
    }

    private static func scope(_ scope: QueryLanguage.NearScope) -> Postings.NearScope {
        switch scope {
        case .sentence: .sentence
        case .section: .section
        case .units(let count): .units(count)
        }
    }

    /// The ways to write a phrase or a beginning; none where a word of it stands in no report.
    private func forms(of leaf: QueryNode) throws -> TextPhrase {
        switch leaf {
        case .phrase(let phrase):
            TextPhrase(
                alternatives: try units(phrase),
                numbers: try phrase.numberForm.flatMap(ids).map { [$0] } ?? [])
        case .prefix(let phrase):
            TextPhrase(
                alternatives: try prefix(phrase.units),
                numbers: try phrase.numberForm.map(prefix) ?? [])
        default: TextPhrase(alternatives: [])
        }
    }

    /// The phrase's units; none where a word of it stands in no report.
    private func units(_ phrase: QueryPhrase) throws -> [[UnitID]] {
        try ids(phrase.units).map { [$0] } ?? []
    }

    private func ids(_ units: [FoldedUnit]) throws -> [UnitID]? {
        var ids: [UnitID] = []
        for unit in units {
            guard let id = try id(of: unit) else { return nil }
            ids.append(id)
        }
        return ids
    }

    private func id(of unit: FoldedUnit) throws -> UnitID? {
        guard unit.isWord else {
            return String(decoding: unit.bytes, as: UTF8.self).unicodeScalars.first.map { UnitID(scalar: $0.value) }
        }
        if let number = UnitID(smallNumber: unit.bytes) { return number }
        return try numbers.known(word: unit.bytes)
    }

    /// The words that the last unit may be the beginning of, each behind the units before it.
    private func prefix(_ units: [FoldedUnit]) throws -> [[UnitID]] {
        guard let last = units.last, last.isWord else { return try ids(units).map { [$0] } ?? [] }
        guard let before = try ids(Array(units.dropLast())) else { return [] }
        return try words(beginningWith: last.bytes).map { before + [$0] }
    }

    private func words(beginningWith start: [UInt8]) throws -> [UnitID] {
        var ids = try numbers.words(beginningWith: start, limit: QueryLimits.wordsOfPrefix + 1)
        // Small numbers stand in no table: all that begin so and have up to six digits.
        if let first = UnitID(smallNumber: start) {
            let value = first.rawValue - UnitID.firstNumber
            ids.append(first)
            var scale: UInt32 = 10
            for _ in start.count..<max(start.count, 6) where value > 0 {
                let low = UnitID.firstNumber + value * scale
                ids += try known(low...low + scale - 1)
                scale *= 10
            }
        }
        // To look for some of them would leave reports out without a word.
        guard ids.count <= QueryLimits.wordsOfPrefix else {
            throw QueryError.tooManyWords(String(decoding: start, as: UTF8.self), in: query)
        }
        return ids
    }

    /// Which of the units stand in a part that beginnings are looked for in.
    private func known(_ units: ClosedRange<UInt32>) throws -> [UnitID] {
        let units = UnitID(rawValue: units.lowerBound)...UnitID(rawValue: units.upperBound)
        let known = try postings.lanes.map(postings.stored, on: \.lane) { try $0.units(units) }
        return known.reduce(into: Set()) { $0.formUnion($1) }.sorted()
    }
}
