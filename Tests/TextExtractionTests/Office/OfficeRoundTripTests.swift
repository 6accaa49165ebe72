import DocumentWriters
import Foundation
import ReportGenerator
import Testing
import TextExtraction

/// Reports that LibreOffice wrote as old Word documents, OpenDocument and rich text read as their plain text does.
///
/// `GUIDANG_ALL=1` tries ten times as many.
@Suite(.enabled(if: Soffice.path != nil, "LibreOffice is not installed")) struct OfficeRoundTripTests {
    private static let count = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 120 : 12

    private static let texts: [String] = {
        let generator = ReportGenerator(seed: 31, targetBytes: 5_000)
        let pages = StatedPages(seed: 32)
        return (0..<count).flatMap { [generator.report(at: $0).text, pages.page(at: $0).text] }
    }()

    /// LibreOffice writes 、 into the lists of rich text as a question mark, so numbers are typed there; and it forgets
    /// that a list of an old Word document starts at a number of its own, so there is none there.
    @Test(
        arguments: [
            ("doc", .automatic(suffix: "nothing")), ("odt", .automatic(suffix: "nothing")), ("doc", .typed),
            ("odt", .typed),
            ("rtf", .typed),
        ] as [(String, WordReport.Numbers)])
    func `a report says the same`(format: String, numbers: WordReport.Numbers) throws {
        let files = Self.texts.map { WordReport($0, numbers: numbers).file }
        let documents = files.enumerated().filter { format != "doc" || $1.numbering?.contains("startOverride") != true }
            .map { (String(format: "%03d.docx", $0), $1.data) }
        try #require(documents.count > Self.count)
        let written = try Soffice.converted(Dictionary(uniqueKeysWithValues: documents), to: format)
        for (name, data) in written.sorted(by: { $0.key < $1.key }) {
            let index = try #require(Int(name.prefix(3)))
            let found = try withWorkplace { try TextExtractor.extract(data, fileName: name, workplace: $0).text }
            #expect(contentOfReport(found) == contentOfReport(Self.texts[index]), "\(name)")
        }
    }

    /// Numbered by Word in the document, printed in the PDF, and read off its pages.
    @Test(.enabled(if: programsAreInstalled(.pdftotext, for: "OfficeRoundTripTests"), "poppler-utils is not installed"))
    func `a report that was printed to PDF says the same`() throws {
        let generator = ReportGenerator(seed: 33, targetBytes: 5_000)
        let texts = (0..<Self.count).map { generator.report(at: $0) }.filter { $0.structure.layout == .plain }.map(
            \.text)
        try #require(!texts.isEmpty)
        let documents = texts.enumerated().map { index, text in
            (
                String(format: "%03d.docx", index),
                WordReport(text, numbers: .automatic(suffix: "nothing")).file.data
            )
        }
        let written = try Soffice.converted(Dictionary(uniqueKeysWithValues: documents), to: "pdf")
        #expect(written.count == texts.count)
        for (name, data) in written.sorted(by: { $0.key < $1.key }) {
            let index = try #require(Int(name.prefix(3)))
            let found = try withWorkplace { try TextExtractor.extract(data, fileName: name, workplace: $0).text }
            let (wanted, got) = (facts(report(of: texts[index])), facts(report(of: found)))
            #expect(differences(got, from: wanted).isEmpty, "\(name)")
        }
    }
}
