/// A 文号 in a text, in the one form in which each way to write it is the same.
package struct DocumentNumber: Equatable, Sendable {
    /// The number in its normal form (`国办发［2017］47号`), with the units around it as they stand.
    package var units: [FoldedUnit]
    /// For each unit the positions of the text's units that it stands for.
    package var positions: [Range<Int>]
    /// Which of the units is the opening bracket of the year; the number's own are five from there on.
    package var bracket: Int
    /// The scalar offsets of the number itself, from its bracket to 号.
    package var source: Range<Int>
}
