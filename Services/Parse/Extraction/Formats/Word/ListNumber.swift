/// The number of one paragraph as it is printed before the text.
struct ListNumber {
    var text: String
    var suffix: ListLevel.Suffix
    /// Whether it is a sign that is the same before each paragraph.
    var isBullet: Bool

    /// The number with the text behind it.
    func joined(to paragraph: String) -> String {
        guard let end = text.unicodeScalars.last, !paragraph.isEmpty else { return text + paragraph }
        switch suffix {
        case .nothing: return text + paragraph
        case .space: return text + " " + paragraph
        // A tab is a gap of any width. Behind 、 or ） it says nothing, unless digits would run together: 1、2023年.
        case .tab:
            let closes = end == ")" || end.value >= 0x3000 && Self.isPunctuation(end)
            return closes && !startsWithDigit(paragraph) ? text + paragraph : text + " " + paragraph
        }
    }

    private func startsWithDigit(_ paragraph: String) -> Bool {
        paragraph.unicodeScalars.first?.properties.numericType != nil
            && paragraph.unicodeScalars.first?.properties.isIdeographic == false
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .closePunctuation, .otherPunctuation, .finalPunctuation: true
        default: false
        }
    }
}
