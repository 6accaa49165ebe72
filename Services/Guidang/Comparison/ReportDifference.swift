package import Messages

/// One thing that a reader gave otherwise than the labels say.
package struct ReportDifference: Sendable, Equatable {
    /// What is other.
    package enum Change: Sendable, Equatable {
        /// The labels have it, the report does not.
        case missed(String)
        /// The report has it, the labels do not.
        case extra(String)
        /// Both have a value, not the same.
        case other(want: String, have: String)
    }

    /// The field: `title`, `figures` ….
    package var field: String
    /// What is other about it.
    package var change: Change
    /// Where the report says that it stands; nil for what was missed.
    package var range: TextRange?

    /// Puts a difference together.
    package init(_ field: String, _ change: Change, range: TextRange? = nil) {
        self.field = field
        self.change = change
        self.range = range
    }
}
