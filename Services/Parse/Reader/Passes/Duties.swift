import Messages

extension Reading {
    /// Tells which duties the report speaks to, with the words that show it.
    mutating func takeDuties() {
        guard report.kind == .annualReport, let words = lexicon.duties(inYear: report.reportYear) else { return }
        var places = sectionPlaces
        var found = [FoundDuty](repeating: FoundDuty(), count: words.taxonomy.duties.count)
        var signs = SentenceSigns(of: words)
        var next = body.lowerBound
        while let word = words.words.first(in: text, next..<body.upperBound) {
            let index = word.range.lowerBound
            next = index + 1
            signs.move(to: index, in: text, before: body.upperBound)
            for use in words.uses(of: word.rank) where signs.add(words[use]) {
                let use = words[use]
                guard found[use.duty].add(word.range, in: places.number(at: index)), ruleNotes != nil else { continue }
                let duty = words.taxonomy.duties[use.duty]
                because(.duty, word.range, "duty.\(duty.name): \(duty.signs[use.sign].joined(separator: " + "))")
            }
        }
        for (place, found) in found.enumerated() where !found.evidence.isEmpty {
            report.duties.append(
                ReportDuty(
                    duty: words.taxonomy.duties[place].name, taxonomy: words.taxonomy.name,
                    sections: found.sections.map(places.path), evidence: found.evidence))
        }
    }
}

/// What shows one duty.
private struct FoundDuty {
    /// A duty that is spoken of everywhere has so many places at the most.
    private static let mostEvidence = 50

    private(set) var evidence: [TextRange] = []
    /// The numbers of the sections that hold it.
    private(set) var sections: [Int] = []

    /// Adds a place in a section of that number; whether it is a new one.
    mutating func add(_ range: Range<Int>, in section: Int?) -> Bool {
        if let section, sections.last != section, sections.count < Self.mostEvidence { sections.append(section) }
        let range = TextRange(range.lowerBound, range.upperBound)
        guard evidence.count < Self.mostEvidence, evidence.last != range else { return false }
        evidence.append(range)
        return true
    }
}
