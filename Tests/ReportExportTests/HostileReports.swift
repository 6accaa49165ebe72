import Messages

/// Reports with what breaks tables: formulas, quotes, line ends, control characters, absent values.
enum HostileReports {
    /// Texts as the title, a tag, a problem and a quote of a report each.
    static let texts = [
        "=HYPERLINK(\"http://example.invalid\",\"a\")", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1",
        "－1",
        "＠a", "  =1", "　＝1", "'=1", "''", "'", "a,b", "a\"b\"", "\"", "一\n二", "一\r\n二", " a ", "", "-", "=", "1.10",
        "007",
        "2023-01-02", "TRUE", "NA", "null", "_x0041_", "<b>&amp;</b>", "𠮷野家🧑🏽‍⚖️", "\u{2028}",
    ]

    /// One report of a year for each text; all are one agency's.
    static func make(_ year: Int) -> [Report] {
        texts.enumerated().map { index, words in
            let id = GeneratedReports.documentId(index, seed: UInt64(year))
            let text = "题\n" + words + "末"
            let range = TextRange(2, 2 + words.unicodeScalars.count)
            var report = Report(
                documentId: id, reportId: "hostile-\(year)-\(index)", revision: 1, kind: .other,
                source: ReportSource(
                    fileName: words + ".txt", mediaType: "text/plain", sha256: id, size: text.utf8.count,
                    declared: ["a,\"b\"": words]),
                text: text, body: TextRange(0, text.unicodeScalars.count),
                reader: ReaderIdentity(version: "0.1", lexicon: "x y"))
            report.title = words
            report.docNumber = words
            report.agency = ReportAgency(key: "=k", name: "@局", kind: .other)
            report.reportYear = year
            report.figures = [
                ReportFigure(id: "f1", value: -1.5, unit: "件", subject: words, quote: words, range: range)
            ]
            report.citations = [ReportCitation(name: words, range: range)]
            if !words.isEmpty { report.problems = [ReportItem(text: words, range: range)] }
            report.findings = [ReportFinding(rule: "new.rule", severity: .info, message: words)]
            return report
        }
    }
}
