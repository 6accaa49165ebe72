/// Units that stand one after another.
package struct QueryPhrase: Hashable, Sendable {
    /// The units, folded; never empty when it comes from a query.
    package let units: [FoldedUnit]
    /// The same with its document number in the normal form, which is looked for among the text's
    /// ``DocumentNumbers`` beside the text itself; nil where there is no number.
    package let numberForm: [FoldedUnit]?
    /// The units as ``FoldedText`` writes them.
    package let form: [UInt8]

    /// Takes folded units.
    package init(_ units: [FoldedUnit]) {
        self.units = units
        numberForm = DocumentNumbers.normalForm(of: units)
        form = units.form
    }

    /// Folds a text into one row of units.
    package init(folding text: some StringProtocol) { self.init(FoldedText.row(text)) }

    /// The units as a person reads them.
    package var shown: String { units.shown }
}
