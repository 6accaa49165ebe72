/// One table of an export: what a row is, and what stands in its columns.
///
/// A table is this value and no code; another one
/// is added by writing another value.
package struct TableSchema: Sendable {
    /// The name of the file, the sheet and the resource: lower-case letters, words divided by `_` (a resource may have no
    /// other name), at most 25 so that a sheet can have a number behind it.
    package var name: String
    /// For people.
    package var title: Wording
    /// What one row is.
    package var description: Wording
    /// Which JSON of a report the rows come from.
    package var document: RowDocument
    /// What there is a row for.
    package var rows: RowSource
    /// The columns in order.
    package var columns: [ColumnSchema]
    /// The columns that name a row.
    package var primaryKey: [String]
    /// What columns point to in other tables.
    package var references: [TableReference]

    /// Puts a table together.
    package init(
        name: String, title: Wording, description: Wording, document: RowDocument = .report, rows: RowSource,
        primaryKey: [String], references: [TableReference] = [], columns: [ColumnSchema]
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.document = document
        self.rows = rows
        self.columns = columns
        self.primaryKey = primaryKey
        self.references = references
    }
}

/// Words for people in both languages.
package struct Wording: Sendable, Hashable {
    package var english: String
    package var chinese: String

    package init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }
}

/// Which of the JSON texts of an ``ExportedReport`` a table is made of.
package enum RowDocument: Sendable, Hashable {
    /// The report as `report-contract.md` has it.
    case report
    /// What the archive knows beside the report: an object with `tags`.
    case archive
    /// What comparing with other reports gave.
    case comparison
}

/// What there is a row for.
package enum RowSource: Sendable, Hashable {
    /// One for each report.
    case document
    /// One for each value of an array.
    case elements(of: JSONPath)
    /// One for each value of the array `of` in each value of the array `inside`.
    case nestedElements(of: JSONPath, inside: JSONPath)
    /// One for each member of an object.
    case members(of: JSONPath)
    /// One for each section of the outline, in document order, those inside behind the one they are in.
    case sections
}

/// Columns that name a row of another table, or of the same one.
package struct TableReference: Sendable, Hashable {
    package var columns: [String]
    /// The table; nil for the same one.
    package var table: String?
    /// The columns there.
    package var target: [String]
    /// Whether a row may point nowhere: then some of its columns are empty.
    ///
    /// Such a reference is not declared as a foreign key, since validators take a key that is empty in part for one that
    /// is not found; the data package names it in `guidang:references`.
    package var isOptional: Bool
    /// Whether the row may be of another report, which an export of a query may leave out.
    ///
    /// Only an export of all reports declares such a reference as a foreign key.
    package var mayLeaveSet: Bool

    package init(
        _ columns: [String], in table: String?, _ target: [String], isOptional: Bool = false, mayLeaveSet: Bool = false
    ) {
        self.columns = columns
        self.table = table
        self.target = target
        self.isOptional = isOptional
        self.mayLeaveSet = mayLeaveSet
    }

    /// Every table has this one.
    package static let report = Self(["documentId"], in: "reports", ["documentId"])
}
