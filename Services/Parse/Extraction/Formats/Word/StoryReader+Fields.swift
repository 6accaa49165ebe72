extension StoryReader {
    mutating func readField(_ type: String?) {
        switch type {
        case "begin":
            fields.append(Field())
            instructions += 1
        case "separate":
            guard let field = fields.last, field.part == .instruction else { return }
            fields[fields.count - 1].part = .result
            instructions -= 1
            if field.isContents, let paragraph = paragraphs.last {
                fields[fields.count - 1].contents = Field.Place(
                    flow: flows.count, line: flows[flows.count - 1].lines.count, paragraph: paragraphs.count,
                    text: paragraph.text)
            }
        case "end":
            guard let field = fields.popLast() else { return }
            if field.part == .instruction { instructions -= 1 }
            if let place = field.contents { leaveOut(contentsFrom: place) }
        default: break
        }
    }

    /// Takes a table of contents away that ends here.
    ///
    /// Like the head of a page it repeats what stands elsewhere: as text each of its lines would be a heading once
    /// more. One that never ends stays, since nothing tells how far it goes.
    private mutating func leaveOut(contentsFrom place: Field.Place) {
        guard place.flow == flows.count, place.paragraph == paragraphs.count else { return }
        let isInOneParagraph = flows[flows.count - 1].lines.count == place.line
        flows[flows.count - 1].cut(from: place.line, keeping: place.text)
        paragraphs[paragraphs.count - 1].text = isInOneParagraph ? place.text : ""
    }
}
