/// One column: a variable of the code book.
package struct ColumnSchema: Sendable {
    package var name: String
    package var type: ColumnType
    package var title: Wording
    /// How it is coded, and what an empty cell means where that is not simply "not stated".
    package var description: Wording
    /// What the numbers count: `scalar`, `byte`, …; nil for what has no unit.
    package var unit: String?
    /// Whether every row has a value.
    package var isRequired: Bool
    /// No number is lower.
    package var minimum: Int?
    /// The words that stand there, where they are of a list.
    ///
    /// A word that is not of the list is written all the same; then
    /// the list is no longer declared as a constraint.
    package var values: [CodedValue]
    /// Where the value comes from.
    package var source: ColumnSource

    package init(
        _ name: String, _ type: ColumnType, _ title: Wording, _ description: Wording, unit: String? = nil,
        isRequired: Bool = false, minimum: Int? = nil, values: [CodedValue] = [], from source: ColumnSource
    ) {
        self.name = name
        self.type = type
        self.title = title
        self.description = description
        self.unit = unit
        self.isRequired = isRequired
        self.minimum = minimum
        self.values = values
        self.source = source
    }
}

/// The types of Table Schema that are used.
package enum ColumnType: String, Sendable, Hashable {
    case string, integer, number, boolean
    /// `YYYY-MM-DD`.
    case date
}

/// A word that stands for something.
package struct CodedValue: Sendable, Hashable {
    package var word: String
    package var meaning: Wording

    package init(_ word: String, _ english: String, _ chinese: String) {
        self.word = word
        meaning = Wording(english, chinese)
    }
}

/// Where the value of a cell comes from.
package enum ColumnSource: Sendable, Hashable {
    /// A member of the report, whatever document the rows are of.
    case report(JSONPath)
    /// A member of what the row is for, or that itself.
    case item(JSONPath)
    /// The first or the second value of an array of two, in what the row is for.
    case rangeStart(JSONPath), rangeEnd(JSONPath)
    /// How many values an array of the report has, or members an object.
    case count(JSONPath)
    /// How many sections the report's outline has, at all depths.
    case sectionCount
    /// How many Unicode scalars a string of the report has.
    case scalarCount(JSONPath)
    /// The row's place among those of its report (of the value it is nested in), from 1.
    case ordinal
    /// The place of the value that the row is nested in, from 1.
    case outerOrdinal
    /// The key of a member.
    case memberName
    /// The name of the division on the way to the report's own, by the code's digits.
    case division(DivisionLevel)
    /// The number in document order, from 1, of the section to which an array of child positions leads; empty for none.
    case sectionOrdinal(JSONPath)
    /// The same array as `1.2.3`, counted from 1.
    case sectionPath(JSONPath)
    /// Of a row of the outline: of itself, and of the section it is in.
    case ownSectionPath, parentSection
    /// Where the report's text stands as a file of its own.
    case textFile
    /// Always empty: for a person to fill in.
    case blank
}

/// The level of a division in the first two, four and six digits of its code (GB/T 2260).
package enum DivisionLevel: Sendable, Hashable {
    case province, prefecture, county
}
