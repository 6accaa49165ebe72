extension QueryParser {
    /// What `in:` and its parts came to; without anything attached they hold for the group.
    mutating func partTerm(from start: Int) throws(QueryError) -> QueryNode? {
        let parts = try takeParts()
        guard !parts.isEmpty else {
            note(start..<position, .fieldWithoutValue("in"))
            return nil
        }
        if text[position] == "(" {
            return try parenthesis(of: nil).map { .within(parts, $0) }
        }
        if text[position] == ":" {
            position += 1
            skipBlanks()
            guard canStartTerm else {
                note(start..<position, .partWithoutWords)
                return nil
            }
            return try attachedTerm().map { .within(parts, $0) }
        }
        guard !isNegated else {
            note(start..<position, .partCannotBeExcluded)
            return nil
        }
        let last = groupParts.count - 1
        for part in parts where !groupParts[last].contains(part) { groupParts[last].append(part) }
        return nil
    }

    private mutating func attachedTerm() throws(QueryError) -> QueryNode? {
        if text[position] == "(" { return try parenthesis(of: nil) }
        if text.closingQuotes(position) != nil { return quotation() }
        if let term = try fieldTerm() { return term.node }
        return word()
    }

    private mutating func takeParts() throws(QueryError) -> [QueryPart] {
        let isList = text[position] == "("
        let start = position
        if isList { position += 1 }
        var parts: [QueryPart] = []
        while true {
            if isList { skipParting() }
            let from = position
            while let scalar = text[position], !text.endsWord(position), !Self.parting.contains(scalar), scalar != ":" {
                position += 1
            }
            if from < position {
                let name = text.narrowString(from..<position)
                if !(isList && name == "OR") {
                    guard let value = QueryVocabulary.value(name, of: .part), let part = QueryPart(rawValue: value.name)
                    else { throw .badPart(name, at: from..<position) }
                    if !parts.contains(part) { parts.append(part) }
                }
            }
            if isList {
                skipParting()
                guard from < position, let sign = text[position], sign != ")", !text.endsWord(position) else { break }
            } else {
                guard let sign = text[position], Self.parting.contains(sign), !text.isDouble("|", position) else {
                    break
                }
                position += 1
            }
        }
        if isList {
            if text[position] == ")" { position += 1 } else { note(start..<start + 1, .unclosed("(")) }
        }
        return parts
    }

    private mutating func skipParting() {
        while text.isBlank(position) || text[position].map(Self.parting.contains) == true { position += 1 }
    }

    private static let parting: Set<Unicode.Scalar> = ["|", ",", "、"]
}
