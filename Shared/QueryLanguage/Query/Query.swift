/// A query, read.
package struct Query: Equatable, Sendable {
    /// As it was typed.
    package let text: String
    /// What it asks for.
    package let node: QueryNode
    /// What was passed over or read in a way a person may not expect.
    package let notes: [QueryNote]
    /// Whether nothing of what was typed asks for anything, so that every report fits.
    package let asksNothing: Bool

    /// Reads a query; signs that mean nothing are passed over with a note.
    package init(_ text: String) throws(QueryError) {
        var parser = QueryParser(text)
        let node = try parser.parse()
        self.text = text
        self.node = node ?? .everything
        notes = parser.notes
        asksNothing = node == nil
    }
}
