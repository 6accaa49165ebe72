extension StoryReader {
    mutating func open(_ properties: ParagraphProperties) {
        let before = flows[flows.count - 1].takeUnfinished()
        paragraphs.append(
            OpenParagraph(
                properties: properties, before: before, hidesText: styles.hidesText(ofStyle: properties.style),
                fields: fields.count))
    }

    mutating func close() throws(ExtractionError) {
        guard let paragraph = paragraphs.popLast() else { return }
        // An instruction ends with its paragraph, so that a field that is never closed hides no more than that.
        for index in min(paragraph.fields, fields.count)..<fields.count where fields[index].part == .instruction {
            fields[index].part = .broken
            instructions -= 1
        }
        var whole = paragraph.before ?? Flow.Paragraph()
        // A paragraph of which nothing shows, not even its end, has no number.
        if !whole.isNumbered, !paragraph.properties.isJoined || !paragraph.text.isEmpty {
            let number = number(of: paragraph)
            try count(number?.text ?? "")
            whole.isNumbered = true
            whole.text += number?.joined(to: paragraph.text) ?? paragraph.text
        } else {
            whole.text += paragraph.text
        }
        whole.behind += paragraph.boxes
        for note in paragraph.notes { whole.behind += try lines(ofNote: note.id, note.kind) }
        bytes += 1
        if paragraph.properties.isJoined {
            flows[flows.count - 1].keep(whole)
        } else {
            flows[flows.count - 1].append(whole)
        }
    }

    private mutating func lines(ofNote id: String, _ kind: NoteBook.Kind) throws(ExtractionError) -> [String] {
        guard let lines = try notes?.lines(of: kind, id: id, counters: &noteCounters, mostBytes: mostBytes - bytes)
        else { return [] }
        for line in lines { try count(line) }
        return lines
    }

    /// The number of a paragraph, of its own or of its style; a bullet only where there is text behind it.
    private mutating func number(of paragraph: OpenParagraph) -> ListNumber? {
        let properties = paragraph.properties
        let styled = styles.number(ofStyle: properties.style)
        guard let id = properties.numID ?? styled?.numID, let list = numbering.list(id) else { return nil }
        let level = properties.level ?? styled.flatMap { Self.level(of: $0, in: list) } ?? 0
        let isInBox = flows.contains { $0.kind == .box }
        let number =
            isInBox
            ? boxCounters.next(in: list, numID: id, level: level) : counters.next(in: list, numID: id, level: level)
        if let number, number.isBullet, paragraph.text.allSatisfy(\.isWhitespace) { return nil }
        return number
    }

    /// The level of a style: the one that names it, else the one that it states, else that of the style that it is
    /// based on (17.9.23, pStyle).
    private static func level(of styled: StyleSheet.ListNumber, in list: Numbering.List) -> Int? {
        for (style, level) in styled.lineage {
            if let linked = list.levels.firstIndex(where: { $0?.style == style }) { return linked }
            if let level { return level }
        }
        return nil
    }
}
