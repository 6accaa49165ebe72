/// What looks at the elements of a tree one by one.
protocol XMLVisitor {
    /// Comes to an element; tells whether what it holds is to be gone through.
    mutating func enter(_ node: XMLTree.Node) throws(ExtractionError) -> Bool
    /// Has been through all that an element holds.
    mutating func leave(_ node: XMLTree.Node) throws(ExtractionError)
}
