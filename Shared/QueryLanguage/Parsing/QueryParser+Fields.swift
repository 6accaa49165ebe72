internal import Messages

extension QueryParser {
    /// What a field's term came to; nil where all of it was passed over.
    struct FieldTerm {
        var node: QueryNode?
    }

    /// Takes a field and its values when one stands here.
    mutating func fieldTerm() throws(QueryError) -> FieldTerm? {
        guard let (name, end) = fieldName() else { return nil }
        let isColon = text[end] == ":"
        guard let field = QueryField(named: name) else {
            guard isColon, hasValue(end + 1), Self.isMeantAsField(name) else { return nil }
            throw .unknownField(name, at: position..<end)
        }
        guard isColon || field == .year else { return nil }
        let start = position
        position = isColon ? end + 1 : end
        if field == .part { return FieldTerm(node: try partTerm(from: start)) }
        skipBlanks()
        guard canStartTerm else {
            note(start..<end, .fieldWithoutValue(name))
            return FieldTerm(node: nil)
        }
        if text[position] == "(" { return FieldTerm(node: try parenthesis(of: field)) }
        return FieldTerm(node: try values(of: field))
    }

    /// The values that stand here as a node.
    mutating func values(of field: QueryField) throws(QueryError) -> QueryNode? {
        let start = position
        if field == .figure { return try figures() }
        let items = takeItems(of: field)
        guard !items.isEmpty else {
            note(start..<max(start, position), .fieldWithoutValue(field.rawValue))
            return nil
        }
        switch field {
        case .agency: return phrases(items) { .agency($0) }
        case .cites: return phrases(items) { .cites($0) }
        case .division:
            var values: [DivisionValue] = []
            for item in items { values.append(try Self.division(item)) }
            return .field(.division(values))
        case .year:
            var years: [ClosedRange<Int>] = []
            for item in items { years.append(try YearRange.read(item)) }
            return .field(.year(years))
        case .kind: return .field(.kind(known(items, field)))
        case .level: return .field(.level(known(items, field)))
        case .duty: return .field(.duty(known(items, field)))
        case .finding: return .field(.finding(known(items, field)))
        case .tag: return .field(.tag(items.map(\.text)))
        case .reader: return .field(.reader(items.map(\.text)))
        case .unit: return .field(.unit(items.map { FigureUnit.plain($0.text) }))
        case .figure, .part: return nil
        }
    }

    private mutating func phrases(_ items: [FieldItem], _ clause: (QueryPhrase) -> FieldClause) -> QueryNode? {
        var nodes: [QueryNode] = []
        for item in items {
            let row = FoldedText.row(item.text)
            let units = PhraseTrimming.withoutTitleMarks(item.isQuoted ? row : PhraseTrimming.trimmed(row))
            if units.isEmpty {
                note(item.range, .stray(item.text))
            } else {
                nodes.append(.field(clause(QueryPhrase(units))))
            }
        }
        return QueryNode.joined(nodes, isOr: true)
    }

    private static func division(_ item: FieldItem) throws(QueryError) -> DivisionValue {
        guard item.narrow.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return .name(item.text) }
        guard [2, 4, 6].contains(item.narrow.utf8.count) else { throw .badDivision(item) }
        return .code(item.narrow + String(repeating: "0", count: 6 - item.narrow.utf8.count))
    }

    private mutating func known(_ items: [FieldItem], _ field: QueryField) -> [String] {
        items.map { item in
            if let value = QueryVocabulary.value(item.text, of: field) { return value.name }
            note(item.range, .unlisted(item.text, field))
            return item.text
        }
    }

    // MARK: - The name

    private func fieldName() -> (name: String, end: Int)? {
        var end = position
        while end - position <= Self.longestName, let scalar = text[end], Self.isOfName(scalar) { end += 1 }
        guard end > position, let sign = text[end], sign == ":" || Self.comparisons.contains(sign) else { return nil }
        let name = text.narrowString(position..<end)
        // Traditional characters name the same field.
        return (name.utf8.allSatisfy { $0 < 0x80 } ? name : FoldedText.row(name).shown, end)
    }

    private static let longestName = 24
    private static let comparisons: Set<Unicode.Scalar> = ["<", ">", "=", "≤", "≥"]

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "-", "_", "\u{4E00}"..."\u{9FFF}": true
        default: false
        }
    }

    private static func isMeantAsField(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.count > 1 else { return false }
        return name.utf8.allSatisfy { $0 < 0x80 } ? first != 0x2D && first != 0x5F : QueryField.looksLikeField(name)
    }

    /// Whether a value stands at a position, and not the rest of an address.
    private func hasValue(_ index: Int) -> Bool {
        guard let sign = text[index], !text.isBlank(index) else { return false }
        return sign != ")" && sign != ":" && !(sign == "/" && text[index + 1] == "/")
    }
}
