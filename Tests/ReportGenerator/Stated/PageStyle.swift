/// How a page prints what it says.
package struct PageStyle: Sendable, Equatable {
    /// How it shows a document's data.
    package enum Header: String, Sendable, CaseIterable {
        /// Bulleted values without labels.
        case bullets
        /// A table of pipes.
        case table
        /// One labelled value a line, some labels spaced out.
        case labels
        /// A label on one line, its value on the next.
        case labelsApart
        /// A site's way, its buttons and the day of publishing around the title.
        case chrome
        /// Nothing but the document.
        case none
    }

    /// What stands around a number.
    package enum Brackets: String, Sendable, CaseIterable { case both, onlyClosing }

    /// What stands below a title that has no data above it.
    package enum BelowTitle: String, Sendable, CaseIterable { case nothing, number, day, addressee }

    package var header = Header.none
    package var brackets = Brackets.both
    /// Whether commas, colons and brackets are of half width.
    package var isHalfWidth = false
    /// Whether it is in Traditional characters.
    package var isTraditional = false
    /// Whether the line ends were lost.
    package var isOneLine = false
    /// Whether paragraphs are indented.
    package var isIndented = true
    /// Whether the title is broken before 关于 or the year.
    package var breaksTitle = false
    /// What stands between the title and the text.
    package var belowTitle = BelowTitle.nothing
    /// Whether the day of the signature is in Chinese numerals.
    package var signsInWords = false
    /// Whether the text of a section follows its heading in the same line.
    package var runsIn = false
    /// Whether the third level numbers on from one section to the next.
    package var numbersOn = false

    /// Draws a style; each of its traits is rare enough that most pages have only a few.
    init(_ random: inout SeededRandom) {
        header = random.pick(Header.allCases, else: .none)
        brackets = random.number(1...8) == 1 ? .onlyClosing : .both
        isHalfWidth = random.number(1...4) == 1
        isTraditional = random.number(1...8) == 1
        isOneLine = random.number(1...8) == 1
        isIndented = random.number(1...5) != 1
        // Without an indent nothing would part a heading from the text behind it.
        runsIn = random.number(1...2) == 1 || isOneLine && !isIndented
        breaksTitle = header == .none && random.number(1...3) == 1
        if header == .none { belowTitle = random.pick(BelowTitle.allCases, else: .nothing) }
        signsInWords = random.number(1...5) == 1
        numbersOn = random.number(1...6) == 1
    }

    /// A text of full width in simplified characters as this page prints it.
    func printed(_ text: String) -> String {
        var text = isIndented ? text : text.replacing("　　", with: "")
        if isOneLine { text = text.split(whereSeparator: \.isNewline).joined(separator: " ") }
        if isHalfWidth { text = String(text.map { Self.halfWidth[$0] ?? $0 }) }
        return isTraditional ? Script.traditional(text) : text
    }

    private static let halfWidth: [Character: Character] = ["，": ",", "；": ";", "：": ":", "（": "(", "）": ")"]
}
