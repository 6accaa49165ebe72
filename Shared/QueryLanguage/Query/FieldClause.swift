/// What is asked of one field of a report.
package enum FieldClause: Equatable, Sendable {
    /// The phrase stands in the agency's name or in that of a joint agency.
    case agency(QueryPhrase)
    /// The agency's division is one of these, or below one of them.
    case division([DivisionValue])
    /// The year reported on is in one of these ranges.
    case year([ClosedRange<Int>])
    /// The report's kind or its agency's kind is one of these; see ``KindValue``.
    case kind([String])
    /// The agency's level is one of these.
    case level([String])
    /// The report speaks to one of these duties.
    case duty([String])
    /// It has a finding of one of these rules, or of one that begins with one of them and a full stop.
    case finding([String])
    /// It has one of these tags.
    case tag([String])
    /// One of these versions of the reader made it.
    case reader([String])
    /// The phrase stands in a cited name, as printed or in its canonical form.
    case cites(QueryPhrase)
    /// A figure is counted in one of these measure words.
    case unit([String])
    /// A figure fits.
    case figure(FigureClause)
}

/// What a value of `kind:` is compared with.
package enum KindValue: Hashable, Sendable {
    /// The report's kind.
    case report(String)
    /// The kind of its agency.
    case agency(String)

    /// The kinds that a value of `kind:` stands for; one that is not listed may be either.
    package static func meant(by value: String) -> [KindValue] {
        switch value {
        case "annual-report", "other": [.report(value)]
        case "other-agency": [.agency("other")]
        case "government", "department", "branch", "township", "party": [.agency(value)]
        default: [.report(value), .agency(value)]
        }
    }
}

/// What is asked of one figure, all of it of the same one.
package struct FigureClause: Equatable, Sendable {
    /// What stands in its subject; nil for any.
    package var subject: QueryPhrase?
    /// What its value is.
    package var comparison: FigureComparison
    /// Its measure word; nil for any.
    package var unit: String?

    /// Puts a clause together.
    package init(subject: QueryPhrase?, comparison: FigureComparison = .any, unit: String? = nil) {
        self.subject = subject
        self.comparison = comparison
        self.unit = unit
    }
}

/// What is asked of a number.
package enum FigureComparison: Equatable, Sendable {
    /// Nothing.
    case any
    /// The number itself.
    case equal(Double)
    /// A smaller one.
    case less(Double)
    /// A smaller one or itself.
    case atMost(Double)
    /// A greater one.
    case greater(Double)
    /// A greater one or itself.
    case atLeast(Double)
    /// One between two, both of them included.
    case range(ClosedRange<Double>)

    /// Whether a value fits.
    package func fits(_ value: Double) -> Bool {
        switch self {
        case .any: true
        case .equal(let other): value == other
        case .less(let other): value < other
        case .atMost(let other): value <= other
        case .greater(let other): value > other
        case .atLeast(let other): value >= other
        case .range(let range): range.contains(value)
        }
    }
}
