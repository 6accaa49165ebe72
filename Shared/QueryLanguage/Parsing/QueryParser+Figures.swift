extension QueryParser {
    /// Takes figures: `行政诉讼>5件`, `"行政 复议"=1.2万件`, `>100`, and lists of them.
    mutating func figures() throws(QueryError) -> QueryNode? {
        var nodes: [QueryNode] = []
        while true {
            let start = position
            if let clause = try figure() {
                nodes.append(.field(.figure(clause)))
            } else {
                note(start..<position, .fieldWithoutValue("figure"))
            }
            guard let sign = text[position], sign == "," || sign == "、" else { break }
            position += 1
            if text.isBlank(position) || position >= text.count { break }
        }
        return QueryNode.joined(nodes, isOr: true)
    }

    private mutating func figure() throws(QueryError) -> FigureClause? {
        let start = position
        let subject = takeSubject()
        let before = position
        skipBlanks()
        guard let sign = takeComparison() else {
            position = before
            return subject.isEmpty ? nil : FigureClause(subject: QueryPhrase(subject))
        }
        skipBlanks()
        guard let number = FigureNumber(text, at: position) else {
            throw .badFigure(text.string(start..<position), at: start..<position)
        }
        position = number.end
        var comparison = sign.comparison(number.value)
        var unit = takeUnit()
        if sign == .equal, let last = try takeRangeEnd(from: start) {
            comparison = .range(min(number.value, last)...max(number.value, last))
            unit = takeUnit() ?? unit
        }
        return FigureClause(subject: subject.isEmpty ? nil : QueryPhrase(subject), comparison: comparison, unit: unit)
    }

    private mutating func takeSubject() -> [FoldedUnit] {
        if text.closingQuotes(position) != nil { return FoldedText.row(takeQuoted()) }
        let start = position
        while !text.endsWord(position), !isFigureSign(position) { position += 1 }
        return PhraseTrimming.trimmed(FoldedText.row(text.string(start..<position)))
    }

    private func isFigureSign(_ position: Int) -> Bool {
        switch text[position] {
        case "<", ">", "=", "≤", "≥", "≦", "≧", ",", "、": true
        default: false
        }
    }

    private enum Sign {
        case equal, less, atMost, greater, atLeast

        func comparison(_ value: Double) -> FigureComparison {
            switch self {
            case .equal: .equal(value)
            case .less: .less(value)
            case .atMost: .atMost(value)
            case .greater: .greater(value)
            case .atLeast: .atLeast(value)
            }
        }
    }

    private mutating func takeComparison() -> Sign? {
        let next = text[position + 1]
        let (sign, length): (Sign, Int)
        switch text[position] {
        case "≤", "≦": (sign, length) = (.atMost, 1)
        case "≥", "≧": (sign, length) = (.atLeast, 1)
        case "<": (sign, length) = next == "=" ? (.atMost, 2) : (.less, 1)
        case ">": (sign, length) = next == "=" ? (.atLeast, 2) : (.greater, 1)
        case "=":
            switch next {
            case "<": (sign, length) = (.atMost, 2)
            case ">": (sign, length) = (.atLeast, 2)
            case "=": (sign, length) = (.equal, 2)
            default: (sign, length) = (.equal, 1)
            }
        default: return nil
        }
        position += length
        return sign
    }

    private mutating func takeUnit() -> String? {
        if text.closingQuotes(position) != nil {
            let unit = takeQuoted()
            return unit.isEmpty ? nil : FigureUnit.plain(unit)
        }
        let start = position
        while !text.endsWord(position), !isFigureSign(position), !isRangeSign(position), !isStop(position) {
            position += 1
        }
        return start < position ? FigureUnit.plain(text.string(start..<position)) : nil
    }

    private func isRangeSign(_ position: Int) -> Bool {
        switch text[position] {
        case ".": text[position + 1] == "."
        case "-", "–", "—", "~", "至", "到", "…": FigureNumber(text, at: position + 1) != nil
        default: false
        }
    }

    private func isStop(_ position: Int) -> Bool {
        switch text[position] {
        case "。", ";", "!", "?", "*", "|", ":": true
        default: false
        }
    }

    /// The end of a range, when one goes on here.
    private mutating func takeRangeEnd(from start: Int) throws(QueryError) -> Double? {
        guard isRangeSign(position) else { return nil }
        position += text[position] == "." ? 2 : 1
        guard let number = FigureNumber(text, at: position) else {
            throw .badFigure(text.string(start..<position), at: start..<position)
        }
        position = number.end
        return number.value
    }
}
