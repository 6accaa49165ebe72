/// The rows of one segment, the lowest key first.
package protocol SegmentSource {
    /// The next row, or nil behind the last one.
    mutating func next() throws -> SegmentRow?
}
