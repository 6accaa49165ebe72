/// Reads the figures of one list, document after document in ascending order.
package protocol FigureValues {
    /// The values of a document, which must come after the one before; none where the list does not have it, or where
    /// it is damaged there.
    mutating func values(of document: UInt16) -> [Double]
}

extension FigureCursor: FigureValues {
    package mutating func values(of document: UInt16) -> [Double] { seek(document) ? values : [] }
}
