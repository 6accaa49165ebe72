import DocumentWriters
import Foundation
import ReportGenerator
import Testing
import TextExtraction

private let isReady = programsAreInstalled(.pdftotext, .pdftoppm, for: "PDFReportTests")

@Suite(.enabled(if: isReady, "poppler-utils is not installed")) struct PDFReportTests {
    private static let count = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 300 : 40

    /// A report set in pages of one way or another.
    private func typeset(_ report: GeneratedReport, variant: Int) throws -> Data {
        var setter = Typesetter()
        setter.justifies = variant % 2 == 0
        if variant % 3 == 0 { setter.header = "依法行政工作资料汇编" }
        setter.footer = ["— # —", "- # -", "第 # 页", "#"][variant % 4]
        setter.set(report.text)
        // In GBK-EUC-H marks of half width can't be told from those of full width among Chinese characters.
        let isGBK = variant % 5 == 0 && !report.structure.isHalfWidth
        return try PDFWriter(pages: setter.pages, encoding: isGBK ? .gbk : .unicode).data()
    }

    @Test func `a report reads the same as its plain text`() throws {
        let generator = ReportGenerator(seed: 77, targetBytes: 9_000)
        for index in 0..<Self.count {
            let generated = generator.report(at: index)
            let text = try extracted(typeset(generated, variant: index)).text
            let found = differences(facts(report(of: text)), from: facts(report(of: generated.text)))
            #expect(found.isEmpty, "report \(index), \(generated.structure.layout.rawValue)")
        }
    }

    @Test func `the paragraphs are those of the text`() throws {
        let generator = ReportGenerator(seed: 78, targetBytes: 9_000)
        var (kept, all) = (0, 0)
        for index in 0..<Self.count {
            let generated = generator.report(at: index)
            guard generated.structure.layout == .plain else { continue }
            let text = try extracted(typeset(generated, variant: index)).text
            let wanted = generated.text.split(separator: "\n").map(closed).filter { !$0.isEmpty }
            let found = Set(text.split(separator: "\n").map(closed))
            kept += wanted.count { found.contains($0) }
            all += wanted.count
        }
        #expect(all > 100)
        #expect(Double(kept) >= Double(all) * 0.99, "\(kept) of \(all)")
    }
}
