import Messages

extension Reading {
    /// Builds the tree of headings.
    mutating func buildOutline() {
        // Open sections from the outside in; four levels, so never more than four.
        var open: [OutlineSection] = []
        var roots: [OutlineSection] = []
        func close(_ section: OutlineSection, at end: Int) {
            let closed = OutlineSection(
                number: section.number,
                level: section.level,
                title: section.title,
                role: section.role,
                range: TextRange(section.range.start, end),
                children: section.children
            )
            if open.isEmpty { roots.append(closed) } else { open[open.count - 1].children.append(closed) }
        }
        for heading in headings {
            while let last = open.last, last.level >= heading.level {
                open.removeLast()
                close(last, at: heading.number.lowerBound)
            }
            because(
                .heading, heading.number,
                startsLine(heading.number.lowerBound) ? "heading.line" : "heading.within-a-line")
            open.append(
                OutlineSection(
                    number: text.string(heading.number),
                    level: heading.level,
                    title: text.string(heading.title),
                    role: report.kind == .annualReport ? heading.role : nil,
                    range: TextRange(heading.number.lowerBound, heading.title.upperBound)
                )
            )
        }
        while let last = open.popLast() { close(last, at: body.upperBound) }
        report.outline = roots
        sectionPlaces = SectionPlaces(roots)
    }
}
