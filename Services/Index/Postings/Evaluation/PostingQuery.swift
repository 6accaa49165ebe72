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
    /// A phrase of the text that lies as a whole in an item of one of these kinds.
    case within([ItemKind], TextPhrase)
    /// Phrases that stand near each other, in any order; they may share units.
    case near([TextPhrase], NearScope, in: NearPart)
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
    /// The same among the document numbers in their normal form, which stand for a stretch of the text; see ``NumberSlot``.
    package var numbers: [[UnitID]] = []

    /// A phrase of several ways to write it.
    package init(alternatives: [[UnitID]], numbers: [[UnitID]] = []) {
        self.alternatives = alternatives
        self.numbers = numbers
    }

    /// A phrase of one way to write it.
    package init(_ units: [UnitID]) { alternatives = [units] }
}

/// How near phrases have to stand.
package enum NearScope: Equatable, Sendable {
    /// All begin in one sentence.
    case sentence
    /// All begin in one section.
    case section
    /// From the end of the one that ends first to the beginning of the one that begins last there are at most so many
    /// units; a break counts nothing.
    case units(Int)
}

/// What a report lists, each item of it a stretch of its text.
package enum ItemKind: CaseIterable, Sendable {
    case problems, plans

    /// Where each item begins.
    var begins: TermKey.Mark { self == .problems ? .problems : .plans }
    /// Where each ends.
    var ends: TermKey.Mark { self == .problems ? .problemEnds : .planEnds }
}

/// Where phrases are looked for that stand near each other.
package enum NearPart: Equatable, Sendable {
    /// In the text.
    case text
    /// In the text, each phrase as a whole in an item of one of these kinds, not always the same one.
    case items([ItemKind])
    /// In the title, which is one sentence and one section.
    case title
    /// In one heading, which is one sentence and one section.
    case headings

    /// The part whose units the phrases are.
    var part: TermKey.Part {
        switch self {
        case .text, .items: .text
        case .title: .title
        case .headings: .headings
        }
    }
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
