import Messages

extension Reading {
    /// Tells a yearly rule-of-law report from any other document: by its title, without one by its opening.
    mutating func takeKind() {
        if let title = titleRange {
            let isReport =
                lexicon[.reportEnding].suffixLength(in: text, title) != nil
                || text[title.upperBound - 1] == 0x29 && lexicon[.reportEnding].occurs(in: text, title)
            let isSubject = lexicon[.subject].occurs(in: text, title)
            let isOther = lexicon[.notAReport].occurs(in: text, title)
            report.kind = isReport && isSubject && !isOther ? .annualReport : .other
            note("kind", at: title, from: .header, rule: "kind.title")
        } else if let opening = lexicon[.opening].first(in: text, 0..<headerEnd),
            let subject = headings.lazy.prefix(200).first(where: { lexicon[.subject].occurs(in: text, $0.title) })
        {
            report.kind = .annualReport
            note("kind", at: opening.range.lowerBound..<subject.title.upperBound, from: .body, rule: "kind.opening")
        }
    }
}
