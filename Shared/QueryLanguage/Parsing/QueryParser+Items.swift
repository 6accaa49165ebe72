/// One value of a field as it was typed.
struct FieldItem {
    /// Without quotes.
    var text: String
    /// Full-width signs as ASCII.
    var narrow: String
    var isQuoted: Bool
    /// Scalar offsets in the query.
    var range: Range<Int>
}

extension QueryParser {
    /// Takes a list of values: `a,b|"c d"`.
    mutating func takeItems(of field: QueryField) -> [FieldItem] {
        var items: [FieldItem] = []
        while true {
            let start = position
            if text.closingQuotes(position) != nil {
                let content = takeQuoted()
                let narrow = QueryText(content).narrow.map(String.init).joined()
                items.append(FieldItem(text: content, narrow: narrow, isQuoted: true, range: start..<position))
            } else {
                takeBare(of: field)
                let range = start..<position
                items.append(
                    FieldItem(text: text.string(range), narrow: text.narrowString(range), isQuoted: false, range: range)
                )
            }
            guard isComma(position, of: field) else { break }
            position += 1
            if text.isBlank(position) || position >= text.count { break }
        }
        return items.filter { !$0.text.isEmpty }
    }

    private mutating func takeBare(of field: QueryField) {
        while position < text.count {
            if text[position] == "《", let end = closingTitleMark(position) {
                position = end + 1
            } else if text.endsWord(position) || isComma(position, of: field) {
                return
            } else {
                position += 1
            }
        }
    }

    /// A cited name keeps its blanks and signs.
    private func closingTitleMark(_ start: Int) -> Int? {
        text.scalars[start...].firstIndex { $0 == "》" }
    }

    private func isComma(_ position: Int, of field: QueryField) -> Bool {
        switch text[position] {
        case ",": true
        case "|": !text.isDouble("|", position)
        case "、": field != .cites
        default: false
        }
    }
}
