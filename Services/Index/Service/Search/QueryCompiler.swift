internal import GRDB
internal import Postings
internal import QueryLanguage

/// Turns a query into a plan for the posting lists: words become units, values become numbers of the store's tables.
struct QueryCompiler {
    private let numbers: PostingNumbers
    private let postings: StoredPostings
    private let fields: FieldCompiler

    /// Looks up in the caller's snapshot.
    init(_ db: Database, postings: StoredPostings, cache: PostingCache) {
        self.postings = postings
        numbers = PostingNumbers(db: db)
        fields = FieldCompiler(db: db, cache: cache)
    }

    /// The plan; what no report has had is found nowhere.
    func plan(_ node: QueryNode) throws -> PostingQuery { try plan(node, in: []) }

    private func plan(_ node: QueryNode, in parts: [QueryPart]) throws -> PostingQuery {
        switch node {
        case .everything: .everything
        case .phrase(let phrase): try plan(try units(phrase), number: try numberForm(phrase), in: parts)
        case .prefix(let phrase): try plan(try prefix(phrase), number: nil, in: parts)
        case .field(let clause): try fields.plan(clause, units: units)
        case .near(let leaves, let scope): try near(leaves, scope, in: parts)
        case .and(let nodes): .and(try nodes.map { try plan($0, in: parts) })
        case .or(let nodes): .or(try nodes.map { try plan($0, in: parts) })
        case .not(let node): .not(try plan(node, in: parts))
        case .within(let parts, let node): try plan(node, in: parts)
        }
    }

    /// A phrase in each of the parts; where none is named, in the text, the title, or as a document number.
    private func plan(
        _ alternatives: [[UnitID]], number: [UnitID]?, in parts: [QueryPart]
    ) throws -> PostingQuery {
        func leaf(_ part: TermKey.Part) -> PostingQuery {
            alternatives.count == 1 ? .phrase(alternatives[0], in: part) : .anyPhrase(alternatives, in: part)
        }
        guard !alternatives.isEmpty || number != nil else { return .nothing }
        guard !parts.isEmpty else {
            let places = alternatives.isEmpty ? [] : [leaf(.text), leaf(.title)]
            return .or(places + (number.map { [.phrase($0, in: .numbers)] } ?? []))
        }
        guard !alternatives.isEmpty else { return .nothing }
        return .or(
            parts.map { part in
                switch part {
                case .problems: .within(.problems, TextPhrase(alternatives: alternatives))
                case .plans: .within(.plans, TextPhrase(alternatives: alternatives))
                case .title: leaf(.title)
                case .headings: leaf(.headings)
                }
            })
    }

    private func near(
        _ leaves: [QueryNode], _ scope: QueryLanguage.NearScope, in parts: [QueryPart]
    ) throws -> PostingQuery {
        let phrases = try leaves.map { leaf in
            switch leaf {
            case .phrase(let phrase): TextPhrase(alternatives: try units(phrase))
            case .prefix(let phrase): TextPhrase(alternatives: try prefix(phrase))
            default: TextPhrase(alternatives: [])
            }
        }
        guard phrases.allSatisfy({ !$0.alternatives.isEmpty }) else { return .nothing }
        guard !parts.isEmpty else { return .near(phrases, Self.scope(scope)) }
        return .and([.near(phrases, Self.scope(scope))] + (try leaves.map { try plan($0, in: parts) }))
    }

    private static func scope(_ scope: QueryLanguage.NearScope) -> Postings.NearScope {
        switch scope {
        case .sentence: .sentence
        case .section: .section
        case .units(let count): .units(count)
        }
    }

    /// The phrase's units; none where a word of it stands in no report.
    func units(_ phrase: QueryPhrase) throws -> [[UnitID]] {
        try ids(phrase.units).map { [$0] } ?? []
    }

    private func numberForm(_ phrase: QueryPhrase) throws -> [UnitID]? { try phrase.numberForm.flatMap(ids) }

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

    /// The words that a prefix may stand for, each behind the units before it.
    private func prefix(_ phrase: QueryPhrase) throws -> [[UnitID]] {
        guard let last = phrase.units.last, last.isWord else { return try units(phrase) }
        guard let before = try ids(Array(phrase.units.dropLast())) else { return [] }
        return try words(beginningWith: last.bytes).map { before + [$0] }
    }

    private func words(beginningWith start: [UInt8]) throws -> [UnitID] {
        var ids = try numbers.words(beginningWith: start, limit: Self.prefixLimit)
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
        return Array(ids.prefix(Self.prefixLimit))
    }

    /// Words that a prefix is taken for; beyond, it is no word's beginning but nearly everything.
    private static let prefixLimit = 2_000

    /// Which of the units stand in a text at all.
    private func known(_ units: ClosedRange<UInt32>) throws -> [UnitID] {
        let units = UnitID(rawValue: units.lowerBound)...UnitID(rawValue: units.upperBound)
        return try postings.stored.reduce(into: Set()) { $0.formUnion(try $1.units(units)) }.sorted()
    }
}
