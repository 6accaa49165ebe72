package import Messages

/// A report of few characters, so that phrases repeat, with a value in each field.
package enum RandomReport {
    static let alphabet =
        ["法", "治", "政", "府", "执", "執", "国", "國", "发", "發", "，", "。", "！", "（", "）", "“", "”", "法", "治", "执"]
        + ["a2", "Ａ", "a", "2020", "２０", "é", " ", "\n", "\n\n"]
    static let names = ["法治", "执法", "国法", "治国发"]
    static let values = ["government", "department"]

    /// A text of so many pieces, some of them document numbers.
    package static func text(_ length: Int, _ random: inout Seeded) -> String {
        (0..<length).map { _ in
            random.number(0...29) == 0 ? WrittenNumber.oneOfFew(&random).written(&random) : random.pick(alphabet)
        }.joined()
    }

    /// A report and the tags of its document.
    package static func make(_ random: inout Seeded) -> (report: Report, tags: [String]) {
        let text = text(random.number(0...70), &random)
        var report = makeReport(text, title: random.number(0...3) == 0 ? nil : Self.text(random.number(0...8), &random))
        let count = text.unicodeScalars.count
        func range(_ random: inout Seeded) -> TextRange {
            let start = random.number(0...count)
            return TextRange(start, random.number(start...count))
        }
        report.problems = (0..<random.number(0...2)).map { _ in ReportItem(text: "", range: range(&random)) }
        report.commitments = (0..<random.number(0...2)).map { _ in ReportItem(text: "", range: range(&random)) }
        report.outline = (0..<random.number(0...2)).map { _ in
            OutlineSection(
                number: "一、", level: 1, title: Self.text(random.number(0...6), &random), range: range(&random),
                children: [
                    OutlineSection(number: "1.", level: 3, title: Self.text(3, &random), range: range(&random))
                ])
        }
        report.reportYear = random.number(0...4) == 0 ? nil : random.number(2019...2023)
        let agency = ReportAgency(
            key: "k", name: random.pick(names), joint: [random.pick(names)],
            division: random.pick([
                nil, AdministrativeDivision(code: "410104", name: "国法", path: ["发", "国法"]),
                AdministrativeDivision(code: "420000", name: "治国", path: ["治国"]),
            ]), level: random.pick([nil, .county, .province]), kind: AgencyKind(rawValue: random.pick(values)))
        report.agency = random.number(0...9) == 0 ? nil : agency
        report.duties = [
            ReportDuty(duty: random.pick(["disputes", "digital"]), taxonomy: "t", sections: [], evidence: [])
        ]
        report.findings = [
            ReportFinding(rule: random.pick(["figures.sum", "dates.order"]), severity: .info, message: "")
        ]
        report.citations = [
            ReportCitation(name: random.pick(names), canonicalName: random.pick([nil] + names), range: TextRange(0, 0))
        ]
        report.figures = (0..<random.number(0...2)).map { index in
            ReportFigure(
                id: "f\(index)", value: Double(random.number(1...6)), unit: random.pick(["件", "%", "％"]),
                subject: random.pick([nil] + names), quote: "", range: TextRange(0, 0))
        }
        return (report, [random.pick(["甲", "乙 丙"])])
    }
}
