import Messages
import ReportAnalysis

extension Report {
    /// A report of a body alone, made for a test.
    static func draft(
        _ id: String, _ text: String, agency: String = "甲县司法局", year: Int = 2022, outline: [OutlineSection] = []
    ) -> Report {
        var report = Report(
            documentId: id, reportId: id, revision: 1, kind: .annualReport,
            source: ReportSource(fileName: id, mediaType: "text/plain", sha256: id, size: text.utf8.count),
            text: text, body: TextRange(0, text.unicodeScalars.count),
            reader: ReaderIdentity(version: "0", lexicon: "0"))
        report.agency = ReportAgency(key: agency, name: agency, kind: .department)
        report.reportYear = year
        report.outline = outline
        return report
    }

    /// The text of a range.
    func words(_ range: TextRange?) -> String? {
        guard let range else { return nil }
        let scalars = Array(text.unicodeScalars)
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[range.start..<range.end])
        return String(words)
    }

    var sentences: Sentences { Sentences(of: text, body: body, outline: outline) }
}

extension MemoryFingerprintIndex {
    mutating func add(_ report: Report) {
        let sentences = report.sentences
        add(
            FingerprintEntry(
                identity: ReportIdentity(
                    documentId: report.documentId, agencyKey: report.agency?.key, agency: report.agency?.name,
                    year: report.reportYear),
                fingerprint: Fingerprint(sentences)),
            sentences: { sentences })
    }
}
