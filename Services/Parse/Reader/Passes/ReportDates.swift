import Messages

extension Reading {
    /// Takes the days on which the report was written and published.
    ///
    /// Labels come first, then unlabelled lines of the page (the first day is the written one, the second the
    /// published one), then the signature for the written day.
    mutating func takeDates() {
        let bare = bareDates()
        let labelled = labelledDate(.dateWritten)
        let isOfPage = signature != nil && labelled.map { isMoment(behind: $0.range) } ?? false
        if let found = labelled, !isOfPage {
            setWritten(found, from: .meta, rule: "date-written.label")
        } else if bare.count > 1, let found = bare.first {
            setWritten(found, from: .header, rule: "date-written.line")
        } else if let signature {
            setWritten((signature.date, signature.dateRange), from: .signature, rule: "date-written.signature")
        } else if let found = coverDate() {
            setWritten(found, from: .signature, rule: "date-written.cover")
        } else if let found = bracketedDateBelowTitle() {
            setWritten(found, from: .header, rule: "date-written.below-title")
        }
        if let found = labelledDate(.datePublished) {
            setPublished(found, from: .meta, rule: "date-published.label")
        } else if let labelled, isOfPage {
            setPublished(labelled, from: .meta, rule: "date-published.moment")
        } else if let found = bare.count > 1 ? bare[1] : bare.first {
            setPublished(found, from: .header, rule: "date-published.line")
        } else if let found = dateBelowTitle() {
            setPublished(found, from: .header, rule: "date-published.below-title")
        }
    }

    private mutating func setWritten(_ found: (date: CivilDate, range: Range<Int>), from: EvidencePlace, rule: String) {
        report.dateWritten = found.date
        note("dateWritten", at: found.range, from: from, rule: rule)
    }

    private mutating func setPublished(_ found: (date: CivilDate, range: Range<Int>), from: EvidencePlace, rule: String)
    {
        report.datePublished = found.date
        note("datePublished", at: found.range, from: from, rule: rule)
    }

    private func labelledDate(_ name: Lexicon.List) -> (date: CivilDate, range: Range<Int>)? {
        fields.filter { $0.name == name }
            .sorted { ($0.rank, $0.value.lowerBound) < ($1.rank, $1.value.lowerBound) }
            .lazy.compactMap { text.date(at: $0.value.lowerBound) }.first
    }

    /// Whether a time of the day stands behind a day: that is when the page was put up, whatever its label; midnight is
    /// what systems print that know none.
    private func isMoment(behind day: Range<Int>) -> Bool {
        let start = text.skippingSpaces(from: day.upperBound, to: day.upperBound + 4)
        guard let hour = text.number(at: start, digits: 1...2), text[hour.end].is(":"),
            let minute = text.number(at: hour.end + 1, digits: 2...2)
        else { return false }
        return hour.value > 0 || minute.value > 0
    }

    /// The day in brackets that fills the line below the title.
    private func bracketedDateBelowTitle() -> (date: CivilDate, range: Range<Int>)? {
        guard let title = titleRange, let line = headerLines.first(where: { $0.range.lowerBound >= title.upperBound }),
            text[line.range.lowerBound].is("("), let found = text.date(at: line.range.lowerBound + 1),
            text[found.range.upperBound].is(")"), found.range.upperBound + 1 == line.range.upperBound
        else { return nil }
        return found
    }

    /// Days that are whole bulleted lines before the document.
    private func bareDates() -> [(date: CivilDate, range: Range<Int>)] {
        headerLines.filter(\.isBulleted).compactMap { line in
            text.date(at: line.range.lowerBound).flatMap { found in
                text.isBlank(found.range.upperBound) && line.range.upperBound - found.range.upperBound < 12
                    ? found : nil
            }
        }
    }

    /// The day that a page prints without a label below the title: as figures, or with a time or labels behind it.
    ///
    /// A day in words alone may be the one on which a meeting heard the report.
    func dateBelowTitle() -> (date: CivilDate, range: Range<Int>)? {
        guard let title = titleRange else { return nil }
        for line in headerLines.lazy.filter({ $0.range.lowerBound >= title.upperBound }).prefix(2) {
            guard let found = text.date(at: line.range.lowerBound), !isBelowOrgan(line.range) else { continue }
            let rest = text.trimmed(found.range.upperBound..<max(found.range.upperBound, line.range.upperBound))
            let isInFigures = !found.range.contains { text.isHan($0) }
            if isInFigures || !rest.isEmpty, isOfPage(rest) { return found }
        }
        // Above the title the day of a page stands with labels behind it: 2024-03-17 来源：….
        return headerLines.lazy.filter { $0.range.upperBound <= title.lowerBound }.compactMap { line in
            guard let found = text.date(at: line.range.lowerBound), found.range.upperBound < line.range.upperBound
            else { return nil }
            let rest = text.trimmed(found.range.upperBound..<line.range.upperBound)
            return rest.contains { label(at: $0, to: rest.upperBound) != nil } && isOfPage(rest) ? found : nil
        }.first
    }

    private func isBelowOrgan(_ line: Range<Int>) -> Bool {
        zip(headerLines, headerLines.dropFirst()).contains { before, this in
            this.range == line && before.range.lowerBound >= titleRange?.upperBound ?? 0
                && OrganName(before.range, in: text, lexicon: lexicon) != nil
        }
    }

    /// Whether the rest of a line is what pages print there: a time, then labels, buttons or the publisher's name.
    func isOfPage(_ rest: Range<Int>) -> Bool {
        var index = rest.lowerBound
        while index < rest.upperBound {
            if text.isSpace(index) {
                index += 1
                continue
            }
            if label(at: index, to: rest.upperBound) != nil { return true }
            var end = index
            while end < rest.upperBound, !text.isSpace(end) { end += 1 }
            guard isPagePiece(index..<end) || OrganName(index..<end, in: text, lexicon: lexicon) != nil else {
                return false
            }
            index = end
        }
        return true
    }

    /// The day under an organ's name before the first heading: a cover letter's.
    private func coverDate() -> (date: CivilDate, range: Range<Int>)? {
        for (before, line) in zip(headerLines, headerLines.dropFirst()) where !line.isBulleted {
            if let found = text.date(at: line.range.lowerBound), found.range == line.range,
                OrganName(before.range, in: text, lexicon: lexicon) != nil
            {
                return found
            }
        }
        return nil
    }
}
