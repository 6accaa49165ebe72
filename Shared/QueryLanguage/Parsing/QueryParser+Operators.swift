extension QueryParser {
    enum Joint {
        case and, or
    }

    /// Takes AND or OR in one of their forms; a Chinese one is a word unless it stands between two terms.
    mutating func takeJoint(hasLeft: Bool) -> Joint? {
        guard let (joint, end) = joint(hasLeft: hasLeft) else { return nil }
        position = end
        return joint
    }

    private func joint(hasLeft: Bool) -> (Joint, end: Int)? {
        if text.isDouble("&", position) { return (.and, position + 2) }
        if text.isDouble("|", position) { return (.or, position + 2) }
        guard let (word, end) = wordAlone() else { return nil }
        switch word {
        case "AND": return (.and, end)
        case "OR": return (.or, end)
        case "与" where hasLeft && hasRight(end): return (.and, end)
        case "或" where hasLeft && hasRight(end): return (.or, end)
        default: return nil
        }
    }

    /// Takes NOT in one of its forms.
    mutating func takeNot() -> Bool {
        if text[position] == "-", startsTerm(position + 1) {
            position += 1
            return true
        }
        guard let (word, end) = wordAlone(), word == "NOT" || (word == "非" && hasRight(end)) else { return false }
        position = end
        return true
    }

    /// Takes NEAR in one of its forms.
    mutating func takeNear(hasLeft: Bool) -> NearScope? {
        guard let (word, end) = wordAlone() else { return nil }
        var scope: NearScope?
        switch word {
        case "同句" where hasLeft && hasRight(end): scope = .sentence
        case "同段" where hasLeft && hasRight(end): scope = .section
        case "NEAR": scope = .sentence
        default:
            guard word.hasPrefix("NEAR/") else { return nil }
            let start = position
            switch word.dropFirst(5).lowercased() {
            case "sentence", "句": scope = .sentence
            case "section", "段": scope = .section
            case let count:
                scope = Int(count).flatMap { (0...10_000).contains($0) ? .units($0) : nil }
                if scope == nil { note(start..<end, .nearScope(word)) }
            }
        }
        position = end
        return scope ?? .sentence
    }

    /// Whether a term can start here: something does, and it is no operator that needs a left side.
    var canStartTerm: Bool {
        guard let sign = text[position], sign != ")" else { return false }
        return joint(hasLeft: true) == nil
    }

    /// Whether a negation starts here.
    var startsNegation: Bool {
        var copy = self
        return copy.takeNot()
    }

    /// Whether the sign before a position can be one of the language: a term starts right there.
    func startsTerm(_ position: Int) -> Bool {
        guard let sign = text[position], !text.isBlank(position) else { return false }
        return sign != ")" && sign != "-" && sign != "+" && !text.isStrayQuote(position)
            && !text.isDouble("&", position) && !text.isDouble("|", position)
    }

    private func hasRight(_ end: Int) -> Bool {
        var index = end
        while text.isBlank(index) { index += 1 }
        return text[index].map { $0 != ")" } ?? false
    }

    /// The short word here, when it stands by itself.
    private func wordAlone() -> (word: String, end: Int)? {
        var end = position
        while !text.endsWord(end), end - position <= Self.longestOperator { end += 1 }
        guard end > position, end - position <= Self.longestOperator else { return nil }
        return (text.narrowString(position..<end), end)
    }

    private static let longestOperator = 13
}
