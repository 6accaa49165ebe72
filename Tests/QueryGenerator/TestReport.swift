package import Messages

/// A report that states its text.
package func makeReport(_ text: String, title: String? = nil) -> Report {
    var report = Report(
        documentId: "d", reportId: "r", revision: 1, kind: .annualReport,
        source: ReportSource(fileName: "a.txt", mediaType: "text/plain", sha256: "d", size: text.utf8.count),
        text: text, body: TextRange(0, text.unicodeScalars.count), reader: ReaderIdentity(version: "0.9", lexicon: "1"))
    report.title = title
    return report
}
