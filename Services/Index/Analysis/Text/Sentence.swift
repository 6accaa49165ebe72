package import Messages

/// One sentence or heading of a report.
package struct Sentence: Sendable, Equatable {
    /// Where it stands in the text, in scalar offsets, without blanks around it.
    package var range: TextRange
    /// Its units in ``Sentences/folded``.
    package var folded: Range<Int>
    /// Its units in ``Sentences/masked``.
    package var masked: Range<Int>
    /// Hash of the folded units.
    package var exactHash: UInt64
    /// Hash of the masked units: the same for sentences that differ in numbers alone.
    package var maskedHash: UInt64
    /// Whether it counts in shares: no heading, and long enough to say something.
    package var isCounted: Bool

    /// How many characters it has, without blanks and punctuation.
    package var characters: Int { folded.count }
}

/// The sentences of a text, in order, with their folded forms side by side.
package struct Sentences: Sendable, Equatable {
    /// A run of digits of either script, as the masked form has it.
    package static let numberMark: UInt16 = 0x23

    /// The units of all sentences without blanks and punctuation, one behind the other.
    package internal(set) var folded: [UInt16] = []
    /// The same, each number as ``numberMark``.
    package internal(set) var masked: [UInt16] = []
    /// The sentences in order.
    package internal(set) var items: [Sentence] = []

    /// Sentences that count in shares.
    package var counted: [Sentence] { items.filter(\.isCounted) }
}
