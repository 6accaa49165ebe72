extension QueryNode: CustomStringConvertible {
    /// The query in the language itself, each phrase in corner brackets; reading it gives the same tree.
    package var description: String {
        switch self {
        case .everything: "*"
        case .phrase(let phrase): Self.quoted(phrase.shown)
        case .prefix(let phrase): Self.quoted(phrase.shown) + "*"
        case .field(let clause): clause.description
        case .near(let children, let scope):
            children.map { $0.inside(self) }.joined(separator: " \(scope.description) ")
        case .and(let children): children.map { $0.inside(self) }.joined(separator: " AND ")
        case .or(let children): children.map { $0.inside(self) }.joined(separator: " OR ")
        case .not(let child): "NOT " + child.inside(self)
        case .within(let parts, let child): "in:" + parts.map(\.rawValue).joined(separator: "|") + "(\(child))"
        }
    }

    /// Between corner brackets, which no folded text holds.
    static func quoted(_ text: String) -> String { "「\(text)」" }

    /// With parentheses where the parent binds tighter.
    private func inside(_ parent: QueryNode) -> String {
        binding >= parent.binding ? description : "(\(description))"
    }

    private var binding: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .not: 3
        case .near: 4
        case .everything, .phrase, .prefix, .field, .within: 5
        }
    }
}

extension NearScope: CustomStringConvertible {
    /// As the language writes it.
    package var description: String {
        switch self {
        case .sentence: "NEAR"
        case .section: "NEAR/section"
        case .units(let count): "NEAR/\(count)"
        }
    }
}

extension FieldClause: CustomStringConvertible {
    /// The field and its values in the language itself.
    package var description: String {
        switch self {
        case .agency(let phrase): "agency:" + QueryNode.quoted(phrase.shown)
        case .cites(let phrase): "cites:" + QueryNode.quoted(phrase.shown)
        case .division(let values): "division:" + values.map(\.description).joined(separator: ",")
        case .year(let ranges): "year:" + ranges.map(Self.years).joined(separator: ",")
        case .kind(let values): Self.list("kind", values)
        case .level(let values): Self.list("level", values)
        case .duty(let values): Self.list("duty", values)
        case .finding(let values): Self.list("finding", values)
        case .tag(let values): Self.list("tag", values)
        case .reader(let values): Self.list("reader", values)
        case .unit(let values): Self.list("unit", values)
        case .figure(let clause): "figure:" + clause.description
        }
    }

    private static func years(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)"
    }

    private static func list(_ field: String, _ values: [String]) -> String {
        "\(field):" + values.map(FieldValueText.written).joined(separator: ",")
    }
}

extension DivisionValue: CustomStringConvertible {
    /// As the language writes it.
    package var description: String {
        switch self {
        case .code(let code): code
        case .name(let name): FieldValueText.quoted(name)
        }
    }
}

extension FigureClause: CustomStringConvertible {
    /// As the language writes it, without the field's name.
    package var description: String {
        let subject = subject.map { QueryNode.quoted($0.shown) } ?? ""
        let measure = unit.map(FieldValueText.quoted) ?? ""
        return switch comparison {
        case .any: subject
        case .equal(let value): "\(subject)=\(value)\(measure)"
        case .less(let value): "\(subject)<\(value)\(measure)"
        case .atMost(let value): "\(subject)<=\(value)\(measure)"
        case .greater(let value): "\(subject)>\(value)\(measure)"
        case .atLeast(let value): "\(subject)>=\(value)\(measure)"
        case .range(let range): "\(subject)=\(range.lowerBound)..\(range.upperBound)\(measure)"
        }
    }
}

/// How a value that is no phrase is written, so that it is read as it is.
enum FieldValueText {
    /// As it is where letters, digits, full stops and hyphens are all it has, else in quotes.
    static func written(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
            default: false
            }
        }
        return isPlain && !value.isEmpty && value.utf8.first != 0x2D ? value : quoted(value)
    }

    /// In quotes of a kind whose end the value does not hold.
    static func quoted(_ value: String) -> String {
        let scalars = value.unicodeScalars
        if !scalars.contains("」") { return "「\(value)」" }
        return scalars.contains("』") ? "\"\(value)\"" : "『\(value)』"
    }
}
