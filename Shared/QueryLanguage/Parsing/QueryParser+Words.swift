extension QueryParser {
    /// A word without quotes, or `*`.
    mutating func word() -> QueryNode? {
        let start = position
        while position < text.count {
            if let end = position > start ? text.yearInParentheses(position) : nil {
                position = end
            } else if text.endsWord(position) {
                break
            } else {
                position += 1
            }
        }
        var end = position
        while end > start, text[end - 1] == "*" { end -= 1 }
        guard end > start else {
            return position > start ? .everything : nil
        }
        let runs = FoldedText(text.string(start..<end)).runs.map(PhraseTrimming.trimmed)
        return phrase(runs, isPrefix: end < position, from: start)
    }

    /// A phrase in quotes.
    mutating func quotation() -> QueryNode? {
        let start = position
        let runs = FoldedText(takeQuoted()).runs
        var isPrefix = false
        while text[position] == "*" {
            isPrefix = true
            position += 1
        }
        return phrase(runs, isPrefix: isPrefix, from: start)
    }

    /// Takes what stands in quotes that open here, and the quotes.
    mutating func takeQuoted() -> String {
        let start = position
        guard let closing = text.closingQuotes(start) else { return "" }
        position += 1
        while position < text.count, !closing.contains(text.scalars[position]) { position += 1 }
        let content = text.string(start + 1..<position)
        if position < text.count {
            position += 1
        } else {
            note(start..<start + 1, .unclosed(text.string(start..<start + 1)))
        }
        return content
    }

    private mutating func phrase(_ runs: [[FoldedUnit]], isPrefix: Bool, from start: Int) -> QueryNode? {
        let runs = runs.filter { !$0.isEmpty }
        guard let last = runs.last else {
            note(start..<position, .stray(text.string(start..<position)))
            return nil
        }
        // What a Chinese character begins with is the character itself.
        let isBeginning = isPrefix && last.last?.isWord == true
        var nodes: [QueryNode] = runs.dropLast().map { .phrase(QueryPhrase($0)) }
        nodes.append(isBeginning ? .prefix(QueryPhrase(last)) : .phrase(QueryPhrase(last)))
        return QueryNode.joined(nodes, isOr: false)
    }
}
