/// What of one report goes into the index, made by a worker and independent of any store: its units part by part in
/// order, and tables of the words, values and figures that the store has numbers for.
///
/// A unit that needs no table is its ``UnitID``; a word is ``UnitID/firstWord`` plus its position in ``words``.
package struct DocumentVector: Equatable, Sendable {
    /// A value of a field.
    package struct FieldValue: Hashable, Sendable {
        /// The field's number.
        package var field: UInt8
        /// The value, folded as the field wants it.
        package var value: String

        /// Takes both.
        package init(field: UInt8, value: String) {
            self.field = field
            self.value = value
        }
    }

    /// What figures count, and in which unit.
    package struct FigureKind: Hashable, Sendable {
        /// What is counted.
        package var subject: String
        /// The unit of measure.
        package var unit: String

        /// Takes both.
        package init(subject: String, unit: String) {
            self.subject = subject
            self.unit = unit
        }
    }

    /// One part: the symbols in order.
    struct Sequence: Equatable, Sendable {
        var part: TermKey.Part
        /// Zero is a break, any other the position plus one in ``DocumentVector/units``.
        var symbols: [UInt32]
    }

    /// The places of one mark.
    struct MarkPlaces: Equatable, Sendable {
        var mark: TermKey.Mark
        /// Ascending.
        var places: [UInt32]
    }

    /// The greatest number of units and breaks of all parts together.
    package static let unitLimit = 4_000_000
    /// The greatest number of different units, so that a pair and its place fit into 64 bits.
    static let symbolLimit = 1 << 21 - 1

    /// Words that are not small numbers, as folded UTF-8.
    package internal(set) var words: [[UInt8]] = []
    /// Values of fields, each once.
    package internal(set) var values: [FieldValue] = []
    /// Kinds of figures, each once.
    package internal(set) var figures: [FigureKind] = []
    /// Whether units were left out because there were too many.
    package internal(set) var isPartial = false
    /// Units of the text, breaks not counted.
    package internal(set) var unitCount = 0

    /// Keys of sentences under which reports that share text meet, of 48 bits each; ascending, each once.
    var sentences: [UInt64] = []
    /// The values of each kind of ``figures``, ascending.
    var amounts: [[Double]] = []
    /// All units of all parts, ascending.
    var units: [UInt32] = []
    /// The parts that are not empty, ascending.
    var sequences: [Sequence] = []
    /// The marks that have places, ascending.
    var marks: [MarkPlaces] = []

    /// The vector of a report without any text.
    init() {}
}
