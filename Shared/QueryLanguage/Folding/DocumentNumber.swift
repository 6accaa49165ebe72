/// A 文号 in a text, in the one form in which each way to write it is the same.
package struct DocumentNumber: Equatable, Sendable {
    /// The number in its normal form (`国办发［2017］47号`), with the units around it as they stand.
    package var units: [FoldedUnit]
    /// For each unit the scalar offsets that it stands for.
    package var sources: [Range<Int>]
    /// The scalar offsets of the number itself, from its bracket to 号.
    package var source: Range<Int>
}
