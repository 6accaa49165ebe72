import Messages

extension Reading {
    /// Takes 来源 as printed.
    mutating func takePublisher() {
        guard let field = field(.publisher) else { return }
        let range = firstPiece(of: field.value)
        report.source.publisher = text.string(range)
        note("source.publisher", at: range, from: .meta, rule: "publisher.label")
    }

    /// Takes the organs that report: as the title states them, by the fullest name of the page for the title's; where
    /// it names no organ, those of the page that it fits.
    mutating func takeAgency() {
        let stated = statedInTitle()
        if let stated, var organs = organs(in: stated) {
            let fuller = organs.others.isEmpty ? fullerName(than: organs.first.range) : nil
            if let fuller, let organ = OrganName(fuller.range, in: text, lexicon: lexicon) {
                organs.first = organ
                setAgency(organs, from: fuller.place, rule: fuller.rule)
            } else {
                setAgency(organs, from: .header, rule: "agency.title")
            }
            return
        }
        if let stated, takeGovernment(of: stated) { return }
        for name in namesElsewhere() {
            guard let organs = name.organs ?? organs(in: name.range) else { continue }
            if let stated, text.first(stated, in: name.range) == nil { continue }
            setAgency(organs, from: name.place, rule: name.rule)
            return
        }
        if let stated, let title = titleRange, candidate(title) != nil {
            setAgency(text.string(stated), at: stated, kind: .other, from: .header, rule: "agency.title-short")
        }
    }

    /// The part of the title that names the organ: before 关于, the year or the subject, or behind the year.
    private func statedInTitle() -> Range<Int>? {
        guard var title = titleRange, !isAboutAnother(title) else { return nil }
        if let dash = title.last(where: { isDash(at: $0) }) {
            title = text.trimmed((dash + 2)..<title.upperBound)
        }
        let joint = lexicon[.titleJoint].first(in: text, title)?.range.lowerBound ?? title.upperBound
        let subject = subject(of: title)
        let year = year(in: title)?.range
        let end = min(joint, subject, year?.lowerBound ?? title.upperBound)
        let name = text.trimmed(title.lowerBound..<end)
        if !name.isEmpty { return end == title.upperBound ? organ(beginning: title) : name }
        guard let year, year.lowerBound == title.lowerBound, subject < title.upperBound else { return nil }
        let start = year.upperBound + (text[year.upperBound].is("度") ? 1 : 0)
        let behind = text.trimmed(start..<max(start, subject))
        return behind.count >= 2 && behind.allSatisfy { text.isHan($0) } ? behind : nil
    }

    /// Where a title's subject begins; 依法治市 in an organ's name is none.
    private func subject(of title: Range<Int>) -> Int {
        title.first {
            lexicon[.subject].match(in: text, at: $0, to: title.upperBound) != nil && !text[$0 - 1].is("依")
        } ?? title.upperBound
    }

    /// Whether a title names another document first, as 《…》解读 does: who made that one does not make this one.
    private func isAboutAnother(_ title: Range<Int>) -> Bool { text[title.lowerBound] == 0x300A }

    private struct NameElsewhere {
        var range: Range<Int>
        var organs: ReportingOrgans?
        var place: EvidencePlace
        var rule: String
    }

    private func namesElsewhere() -> [NameElsewhere] {
        var names: [NameElsewhere] = []
        if let organ = signature?.organ {
            names.append(
                NameElsewhere(range: organ, organs: signingOrgans(), place: .signature, rule: "agency.signature"))
        }
        if let title = titleRange, isAboutAnother(title) { return names }
        names += headerLines.filter(\.isBulleted).map {
            NameElsewhere(range: $0.range, place: .header, rule: "agency.line")
        }
        for (label, rule) in [(Lexicon.List.issuer, "agency.issuer"), (.publisher, "agency.publisher")] {
            guard let field = field(label) else { continue }
            names.append(NameElsewhere(range: firstPiece(of: field.value), place: .meta, rule: rule))
        }
        return names
    }

    /// A longer name of the page's, or of its first sentences, that ends in the title's.
    private func fullerName(than name: Range<Int>) -> (range: Range<Int>, place: EvidencePlace, rule: String)? {
        for other in namesElsewhere() where other.range.count > name.count {
            let end = (other.range.upperBound - name.count)..<other.range.upperBound
            if text.isSame(end, name), OrganName(other.range, in: text, lexicon: lexicon) != nil {
                return (other.range, other.place, other.rule)
            }
        }
        guard let range = nameInOpening(endingIn: name), range.count > name.count else { return nil }
        return (range, .body, "agency.opening")
    }
}
