/// What is asked of the postings: a plan whose words are units, and whose values are numbers of the store's tables.
package indirect enum PostingQuery: Equatable, Sendable {
    /// Every current report.
    case everything
    /// No report.
    case nothing
    /// These units one behind the other in a part, with no break between them; none at all are found nowhere.
    case phrase([UnitID], in: TermKey.Part)
    /// One of several phrases, for example what a prefix may stand for, or the ways to write a number.
    case anyPhrase([[UnitID]], in: TermKey.Part)
    /// One of these values (``TermKey/value(_:)``).
    case values([Int64])
    /// A figure of one of these subjects (``TermKey/figure(_:)``) for which the comparison holds.
    case figure([Int64], FigureComparison)
    /// A phrase of the text that lies in a mark as a whole: within one sentence or section, or within a problem or plan.
    case within(TermKey.Mark, TextPhrase)
    /// Phrases of the text that stand near each other, in any order; they may share units.
    case near([TextPhrase], NearScope)
    /// All of these; none at all is every report.
    case and([PostingQuery])
    /// One of these; none at all is no report.
    case or([PostingQuery])
    /// Every current report but these.
    case not(PostingQuery)
}

/// A phrase of the text, in one of several ways to write it.
package struct TextPhrase: Equatable, Sendable {
    /// The ways to write it; an empty one is found nowhere.
    package var alternatives: [[UnitID]]

    /// A phrase of several ways to write it.
    package init(alternatives: [[UnitID]]) { self.alternatives = alternatives }

    /// A phrase of one way to write it.
    package init(_ units: [UnitID]) { alternatives = [units] }
}

/// How near phrases have to stand.
package enum NearScope: Equatable, Sendable {
    /// All begin in one sentence.
    case sentence
    /// All begin in one section.
    case section
    /// From the first unit of the one that begins first to the first unit of the one that begins last there are at most
    /// so many steps; a break is one step.
    case units(Int)
}

/// What a figure has to be.
package enum FigureComparison: Equatable, Sendable {
    /// The value itself.
    case equal(Double)
    /// Less than.
    case less(Double)
    /// At most.
    case atMost(Double)
    /// More than.
    case more(Double)
    /// At least.
    case atLeast(Double)
    /// Between two, both of them too.
    case between(Double, Double)

    /// Whether it holds for a value.
    package func holds(for value: Double) -> Bool {
        switch self {
        case .equal(let bound): value == bound
        case .less(let bound): value < bound
        case .atMost(let bound): value <= bound
        case .more(let bound): value > bound
        case .atLeast(let bound): value >= bound
        case .between(let low, let high): low <= value && value <= high
        }
    }
}
