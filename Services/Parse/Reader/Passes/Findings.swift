import Messages

extension Reading {
    /// Notes what a careful reviewer would note; each group of rules is one function in a file beside this.
    mutating func takeFindings() {
        var findings = indexNumberFindings() + dateOrderFindings()
        if report.kind == .annualReport {
            findings += contentFindings() + numberingFindings() + sumFindings() + deadlineFindings() + yearFindings()
            findings += metadataFindings() + leftoverFindings()
        }
        findings = bounded(findings, named: "findings")
        report.findings = findings + recognitionFindings() + fullLists.map(fullListFinding)
    }

    /// Below it a page has characters wrong in most of its lines.
    private static let lowConfidence = 0.8

    private func recognitionFindings() -> [ReportFinding] {
        guard let recognition = report.source.recognition, recognition.confidence < Self.lowConfidence else {
            return []
        }
        return [
            finding(
                "recognition.low-confidence", .warning, at: nil,
                "The text was read off images with a confidence of \(Int(recognition.confidence * 100)) %: numbers and names "
                    + "may be wrong.")
        ]
    }

    private func fullListFinding(_ name: String) -> ReportFinding {
        finding(
            "list.full", item: name, .warning, at: nil,
            "The document has more \(name) than the \(Self.mostOfAKind) that a report may hold; the others were left out."
        )
    }

    func finding(
        _ rule: String, item: String? = nil, _ severity: FindingSeverity, at range: Range<Int>?, _ message: String
    ) -> ReportFinding {
        ReportFinding(
            rule: rule, item: item, severity: severity, message: message,
            range: range.map { TextRange($0.lowerBound, $0.upperBound) })
    }

    /// Where a value of the report stands, by its path.
    func place(of path: String) -> Range<Int>? { report.evidence[path]?.range.map { $0.start..<$0.end } }

    // MARK: - The whole

    private func dateOrderFindings() -> [ReportFinding] {
        guard let written = report.dateWritten, let published = report.datePublished, published < written else {
            return []
        }
        return [
            finding(
                "dates.order", .warning, at: place(of: "datePublished"),
                "It was published on \(published.iso), before it was written on \(written.iso).")
        ]
    }

    private func contentFindings() -> [ReportFinding] {
        let contents = contents
        let present: [(SectionRole, Bool)] = [
            (.achievements, contents.tellsAchievements), (.problems, !contents.problems.isEmpty),
            (.leaderDuty, contents.tellsLeaderDuty), (.plans, !contents.plans.isEmpty),
        ]
        return present.filter { !$0.1 }.map { role, _ in
            finding(
                "contents.missing", item: role.rawValue, .warning, at: nil,
                "No section and no passage tells of \(role.rawValue), which every yearly report must.")
        }
    }

    private func yearFindings() -> [ReportFinding] {
        guard let title = titleRange, let stated = year(in: title), let year = report.reportYear, stated.value != year
        else { return [] }
        return [
            finding(
                "year.disagrees", .warning, at: stated.range,
                "The title says \(stated.value), the body reports on \(year).")
        ]
    }

    // MARK: - Deadlines

    private func deadlineFindings() -> [ReportFinding] {
        guard let year = report.reportYear else { return [] }
        var findings: [ReportFinding] = []
        if let kind = report.agency?.kind, kind == .department || kind == .branch, let written = report.dateWritten,
            let last = lexicon.writtenDeadlines.last(forReportYear: year), last < written
        {
            findings.append(
                finding(
                    "deadline.written-late", .warning, at: place(of: "dateWritten"),
                    "It was written on \(written.iso); the last day was \(last.iso)."))
        }
        if let published = report.datePublished, let last = lexicon.publishedDeadlines.last(forReportYear: year),
            last < published
        {
            findings.append(
                finding(
                    "deadline.published-late", .warning, at: place(of: "datePublished"),
                    "It was published on \(published.iso); the last day was \(last.iso)."))
        }
        return findings
    }

    // MARK: - Sums and placeholders

    private func sumFindings() -> [ReportFinding] {
        wrongSums.map { wrong in
            finding(
                "figures.sum", .warning, at: wrong.range,
                "The parts add up to \(Self.plain(wrong.added)), the total says \(Self.plain(wrong.total)).")
        }
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private func leftoverFindings() -> [ReportFinding] {
        var findings: [ReportFinding] = []
        var index = body.lowerBound
        while findings.count <= Self.mostOfAKind {
            index = text.nextMark(from: index, to: body.upperBound)
            guard index < body.upperBound else { break }
            guard let end = leftover(at: index) else {
                index += 1
                continue
            }
            let range = index..<end
            findings.append(
                finding("template.leftover", .error, at: range, "A placeholder was left in: \(text.string(range))."))
            index = end
        }
        return findings
    }

    /// Where a placeholder ends that begins at an offset: XX局, ××, 20__年, 20XX年, [此处填写].
    func leftover(at index: Int) -> Int? {
        switch text[index] {
        case "X", "x", "×", "*", "_":
            guard text[index - 1] != text[index], !isLatinOrDigit(index - 1) || text.digit(index - 1) != nil else {
                return nil
            }
            var end = index
            while end < body.upperBound, text[end] == text[index], end - index < 20 { end += 1 }
            guard end - index >= 2, !isLatinOrDigit(end) else { return nil }
            if text[index].is("×") { return end }
            return lexicon[.leftoverNoun].match(in: text, at: end, to: body.upperBound)?.range.upperBound
        case "[", "(", "【":
            guard lexicon[.leftover].match(in: text, at: index + 1, to: body.upperBound) != nil else { return nil }
            return (index..<min(body.upperBound, index + 30)).first { text[$0].isOne(of: ["]", ")", "】"]) }.map {
                $0 + 1
            }
        default: return nil
        }
    }

    private func isLatinOrDigit(_ index: Int) -> Bool {
        switch text[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
