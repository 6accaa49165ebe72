package import Messages

/// Why a value of one of a report's lists is there; single values have their rule in ``Report/evidence``.
package struct RuleNote: Sendable, Equatable {
    /// The list.
    package enum List: String, Sendable {
        /// The outline: why the words are a heading.
        case heading
        /// The outline: why the section has its role.
        case role
        case figure
        case citation
        case duty
        case problem
        case commitment
    }

    /// The list that the value is in.
    package var list: List
    /// The value's own range; a heading's is that of its number.
    package var range: TextRange
    /// The name of the rule, with the word or the list of words that it found where there is one.
    package var rule: String
}

extension Reading {
    /// Notes why a value of a list is there, where somebody asks for it.
    mutating func because(_ list: RuleNote.List, _ range: Range<Int>, _ rule: String) {
        guard ruleNotes != nil else { return }
        ruleNotes?.append(RuleNote(list: list, range: TextRange(range.lowerBound, range.upperBound), rule: rule))
    }
}
