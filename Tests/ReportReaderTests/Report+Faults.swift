import Messages

extension Report {
    /// What of the report does not hold, in words.
    var faults: [String] {
        let scalars = Array(text.unicodeScalars)
        var faults: [String] = []
        func check(_ range: TextRange, _ words: String?, _ what: String) {
            guard range.end <= scalars.count else { return faults.append("\(what) ends behind the text") }
            guard let words else { return }
            if !scalars[range.start..<range.end].elementsEqual(words.unicodeScalars) {
                faults.append("\(what) is not what stands at its range")
            }
        }
        func nest(_ sections: [OutlineSection], in parent: TextRange, depth: Int) {
            var end = parent.start
            for section in sections {
                check(section.range, nil, "section")
                if section.range.start < end || section.range.end > parent.end {
                    faults.append("section \(section.number) is not inside its parent and behind its sibling")
                }
                end = section.range.end
                if depth > 40 { return faults.append("sections are too deep") }
                nest(section.children, in: section.range, depth: depth + 1)
            }
        }
        check(body, nil, "body")
        nest(outline, in: TextRange(0, scalars.count), depth: 1)
        for figure in figures { check(figure.range, figure.quote, "figure") }
        for citation in citations { check(citation.range, citation.name, "citation") }
        for item in problems + commitments { check(item.range, item.text, "item") }
        for duty in duties { for range in duty.evidence { check(range, nil, "duty") } }
        for finding in findings { if let range = finding.range { check(range, nil, "finding") } }
        for evidence in evidence.values { if let range = evidence.range { check(range, nil, "evidence") } }
        if figures.contains(where: { !$0.value.isFinite }) { faults.append("a figure is no number") }
        return faults
    }
}
