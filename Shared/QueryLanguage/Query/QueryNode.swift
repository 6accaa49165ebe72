/// What a query asks for, as a tree of values.
package indirect enum QueryNode: Equatable, Sendable {
    /// Every report.
    case everything
    /// Reports in whose text or title the units of a phrase stand one after another.
    case phrase(QueryPhrase)
    /// The same, where the last unit is the beginning of a word.
    case prefix(QueryPhrase)
    /// Reports that a field speaks of.
    case field(FieldClause)
    /// Reports whose text holds all of the leaves, each a phrase or a prefix, near each other.
    case near([QueryNode], NearScope)
    /// Reports that fit every child.
    case and([QueryNode])
    /// Reports that fit at least one child.
    case or([QueryNode])
    /// Reports that do not fit the child.
    case not(QueryNode)
    /// The child, its phrases looked for in the named parts only; a part named further inside takes its place.
    case within([QueryPart], QueryNode)
}

/// A part of a report in which phrases may be looked for.
package enum QueryPart: String, CaseIterable, Sendable {
    /// What the report says is lacking.
    case problems
    /// What the report promises: its commitments.
    case plans
    /// The report's own title.
    case title
    /// The titles of its sections.
    case headings
}

/// How near to each other phrases must stand, counted from where each begins.
package enum NearScope: Hashable, Sendable {
    /// They begin in one sentence; see ``SentenceEnds``.
    case sentence
    /// They begin under one heading, of whatever level, or all before the first one.
    case section
    /// At most so many units stand between the end of the one that ends first and the beginning of the last.
    case units(Int)
}
