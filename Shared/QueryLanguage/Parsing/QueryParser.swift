internal import Messages

/// Reads a query by recursive descent: alternatives of rows of negations of neighbourhoods of terms.
struct QueryParser {
    let text: QueryText
    var position = 0
    var notes: [QueryNote] = []
    /// Parts that `in:` names for the rest of its group, the innermost group last.
    var groupParts: [[QueryPart]] = []
    /// Whether the term at hand is excluded.
    var isNegated = false
    private var nesting = 0

    init(_ text: String) { self.text = QueryText(text) }

    /// The whole query; nil where nothing asks for anything.
    mutating func parse() throws(QueryError) -> QueryNode? {
        guard text.count <= QueryLimits.scalars else { throw .tooLong }
        guard let node = try group(of: nil) else {
            if notes.isEmpty { note(0..<text.count, .emptyQuery) }
            return nil
        }
        guard node.size <= QueryLimits.leaves else { throw .tooManyLeaves(text.count) }
        guard node.depth <= QueryLimits.depth else { throw .tooDeep(text.count) }
        return node
    }

    /// Alternatives up to a closing parenthesis or the end; `field` is the one whose values the words are.
    private mutating func group(of field: QueryField?) throws(QueryError) -> QueryNode? {
        let isTop = groupParts.isEmpty
        let wasNegated = isNegated
        isNegated = false
        defer { isNegated = wasNegated }
        groupParts.append([])
        let node = try alternatives(of: field, isTop: isTop)
        let parts = groupParts.removeLast()
        guard !parts.isEmpty else { return node }
        guard let node else {
            note(0..<text.count, .partWithoutWords)
            return nil
        }
        return .within(parts, node)
    }

    private mutating func alternatives(of field: QueryField?, isTop: Bool) throws(QueryError) -> QueryNode? {
        var alternatives: [QueryNode] = []
        var row: [QueryNode] = []
        var waiting: Range<Int>?
        while true {
            skipBlanks()
            guard let sign = text[position] else { break }
            let start = position
            if sign == ")" {
                guard isTop else { break }
                position += 1
                note(start..<position, .stray(")"))
            } else if let joint = takeJoint(hasLeft: !row.isEmpty) {
                guard !row.isEmpty, waiting == nil else {
                    note(start..<position, .stray(text.string(start..<position)))
                    continue
                }
                waiting = start..<position
                if joint == .or, let node = QueryNode.joined(row, isOr: false) {
                    alternatives.append(node)
                    row = []
                }
            } else if takeNear(hasLeft: false) != nil {
                note(start..<position, .stray(text.string(start..<position)))
            } else if let node = try negation(of: field) {
                row.append(node)
                waiting = nil
            } else if position == start {
                position += 1
                note(start..<position, .stray(text.string(start..<position)))
            }
        }
        if let waiting { note(waiting, .stray(text.string(waiting))) }
        if let node = QueryNode.joined(row, isOr: false) { alternatives.append(node) }
        return QueryNode.joined(alternatives, isOr: true)
    }

    private mutating func negation(of field: QueryField?) throws(QueryError) -> QueryNode? {
        let start = position
        guard takeNot() else {
            if text[position] == "+", startsTerm(position + 1) { position += 1 }
            return try neighbourhood(of: field)
        }
        let sign = start..<position
        skipBlanks()
        try enter()
        defer { nesting -= 1 }
        guard canStartTerm else {
            note(sign, .stray(text.string(sign)))
            return nil
        }
        let wasNegated = isNegated
        isNegated = true
        defer { isNegated = wasNegated }
        return try negation(of: field).map { .not($0) }
    }

    private mutating func neighbourhood(of field: QueryField?) throws(QueryError) -> QueryNode? {
        let start = position
        guard let first = try term(of: field) else { return nil }
        var row = NearRow(first)
        while true {
            let before = position
            skipBlanks()
            let sign = position
            guard let scope = takeNear(hasLeft: true) else {
                position = before
                break
            }
            let range = sign..<position
            skipBlanks()
            if canStartTerm, !startsNegation, let next = try term(of: field) {
                row.append(next, scope)
            } else {
                note(range, .stray(text.string(range)))
            }
        }
        guard let node = row.node else {
            note(start..<position, .nearNeedsPhrases)
            return QueryNode.joined(row.terms, isOr: false)
        }
        guard node.size <= QueryLimits.leaves else { throw .tooManyLeaves(text.count) }
        return node
    }

    private mutating func term(of field: QueryField?) throws(QueryError) -> QueryNode? {
        if text[position] == "(" { return try parenthesis(of: field) }
        if text.isStrayQuote(position) {
            position += 1
            note(position - 1..<position, .stray(text.string(position - 1..<position)))
            return nil
        }
        switch try fieldTerm() {
        case .none: break
        case .some(let found): return found.node
        }
        if let field { return try values(of: field) }
        return text.closingQuotes(position) == nil ? word() : quotation()
    }

    /// What stands in parentheses that open here.
    mutating func parenthesis(of field: QueryField?) throws(QueryError) -> QueryNode? {
        let start = position
        try enter()
        defer { nesting -= 1 }
        position += 1
        let node = try group(of: field)
        if text[position] == ")" {
            position += 1
        } else {
            note(start..<start + 1, .unclosed(text.string(start..<start + 1)))
        }
        return node
    }

    private mutating func enter() throws(QueryError) {
        nesting += 1
        guard nesting <= QueryLimits.nesting else { throw .tooDeep(text.count) }
    }

    // MARK: - Small steps

    mutating func skipBlanks() { while text.isBlank(position) { position += 1 } }

    mutating func note(_ range: Range<Int>, _ message: QueryMessage) {
        notes.append(QueryNote(message: message, range: TextRange(range.lowerBound, range.upperBound)))
    }
}
