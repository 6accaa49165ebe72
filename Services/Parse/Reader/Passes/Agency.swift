import Messages

extension Reading {
    /// Takes 来源 as printed.
    mutating func takePublisher() {
        guard let field = field(.publisher) else { return }
        let range = firstPiece(of: field.value)
        report.source.publisher = text.string(range)
        note("source.publisher", at: range, from: .meta, rule: "publisher.label")
    }

    /// Takes the organ that reports: as the title states it, or by the fullest name elsewhere that holds the title's.
    mutating func takeAgency() {
        let stated = statedInTitle()
        if let stated, let organ = OrganName(stated, in: text, lexicon: lexicon) {
            setAgency(organ.range, kind: organ.kind, from: .header, rule: "agency.title")
            return
        }
        for (range, place, rule) in namesElsewhere() {
            guard let organ = OrganName(range, in: text, lexicon: lexicon) else { continue }
            if let stated, !holds(range, stated) { continue }
            setAgency(range, kind: organ.kind, from: place, rule: rule)
            return
        }
        if let stated {
            setAgency(stated, kind: .other, from: .header, rule: "agency.title-short")
        }
    }

    /// The part of the title that names the organ: before 关于, the year or the subject, or behind the year.
    private func statedInTitle() -> Range<Int>? {
        guard let title = titleRange else { return nil }
        let joint = lexicon[.titleJoint].first(in: text, title)?.range.lowerBound ?? title.upperBound
        let subject = lexicon[.subject].first(in: text, title)?.range.lowerBound ?? title.upperBound
        let year = year(in: title)?.range
        let end = min(joint, subject, year?.lowerBound ?? title.upperBound)
        let name = text.trimmed(title.lowerBound..<end)
        if !name.isEmpty { return end == title.upperBound ? nil : name }
        guard let year, year.lowerBound == title.lowerBound, subject < title.upperBound else { return nil }
        let start = year.upperBound + (text[year.upperBound].isOne(of: "度") ? 1 : 0)
        let behind = text.trimmed(start..<max(start, subject))
        return behind.count >= 2 && behind.allSatisfy { text.isHan($0) } ? behind : nil
    }

    private func namesElsewhere() -> [(range: Range<Int>, place: EvidencePlace, rule: String)] {
        var names: [(range: Range<Int>, place: EvidencePlace, rule: String)] = []
        if let organ = signature?.organ { names.append((organ, .signature, "agency.signature")) }
        names += headerLines.filter(\.isBulleted).map { ($0.range, .header, "agency.line") }
        if let field = field(.issuer) { names.append((firstPiece(of: field.value), .meta, "agency.issuer")) }
        if let field = field(.publisher) { names.append((firstPiece(of: field.value), .meta, "agency.publisher")) }
        return names
    }

    private func holds(_ range: Range<Int>, _ part: Range<Int>) -> Bool {
        guard part.count <= range.count else { return false }
        return (range.lowerBound...(range.upperBound - part.count)).contains { start in
            (0..<part.count).allSatisfy { text[start + $0] == text[part.lowerBound + $0] }
        }
    }

    private mutating func setAgency(_ range: Range<Int>, kind: AgencyKind, from place: EvidencePlace, rule: String) {
        let name = text.string(range)
        // Without a table of divisions the name is all there is to know it by.
        report.agency = ReportAgency(key: name, name: name, level: level(of: range), kind: kind)
        note("agency.name", at: range, from: place, rule: rule)
    }

    private func level(of range: Range<Int>) -> AgencyLevel? {
        let levels: [(Lexicon.List, AgencyLevel)] = [
            (.townshipLevel, .township), (.county, .county), (.province, .province),
        ]
        return levels.first { lexicon[$0.0].suffixLength(in: text, range) != nil }?.1
    }
}
