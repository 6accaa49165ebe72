import Messages

extension Reading {
    /// A duty that is spoken of everywhere has so many places at the most.
    private static let mostEvidence = 50

    /// Tells which duties the report speaks to, with the words that show it.
    mutating func takeDuties() {
        guard report.kind == .annualReport, let words = lexicon.duties(inYear: report.reportYear) else { return }
        var places = SectionPlaces(report.outline)
        var found: [Int: ReportDuty] = [:]
        var sentence = SentenceSigns()
        for index in body {
            if text[index].isOne(of: "。;\n") { sentence = SentenceSigns() }
            guard let word = words.words.match(in: text, at: index, to: body.upperBound) else { continue }
            let section = places.section(at: index).path
            for use in words.uses[word.rank] {
                let duty = words.taxonomy.duties[use.duty]
                let isShown = sentence.add(word.rank, to: use, of: duty.signs[use.sign].count)
                guard isShown else { continue }
                var entry =
                    found[use.duty]
                    ?? ReportDuty(duty: duty.name, taxonomy: words.taxonomy.name, sections: [], evidence: [])
                if !section.isEmpty, entry.sections.last != section, entry.sections.count < Self.mostEvidence {
                    entry.sections.append(section)
                }
                let range = TextRange(word.range.lowerBound, word.range.upperBound)
                if entry.evidence.last != range, entry.evidence.count < Self.mostEvidence {
                    if ruleNotes != nil {
                        because(
                            .duty, word.range,
                            "duty.\(duty.name): \(duty.signs[use.sign].joined(separator: " + "))")
                    }
                    entry.evidence.append(range)
                }
                found[use.duty] = entry
            }
        }
        report.duties = found.sorted { $0.key < $1.key }.map(\.value)
    }
}

/// Which words of signs that take several a sentence has had so far.
private struct SentenceSigns {
    private struct Key: Hashable { var duty: Int, sign: Int }
    private var had: [Key: Set<Int>] = [:]

    /// Adds a word; whether the sign is complete with it.
    mutating func add(_ word: Int, to use: (duty: Int, sign: Int), of count: Int) -> Bool {
        guard count > 1 else { return true }
        had[Key(duty: use.duty, sign: use.sign), default: []].insert(word)
        return had[Key(duty: use.duty, sign: use.sign)]?.count == count
    }
}
