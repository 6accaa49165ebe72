import DocumentWriters
import Foundation
import Messages
import ReportGenerator
import Testing

@testable import TextExtraction

private let isReady = programsAreInstalled(.tesseract, .pdftoppm, .pdftotext, for: "ScannedReportTests")
private let runsAll = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1"

@Suite(.enabled(if: isReady, "tesseract-ocr or poppler-utils is not installed"), .serialized)
struct ScannedReportTests {
    /// What a scanner does to a page.
    struct Condition: Sendable, CustomTestStringConvertible {
        var dotsPerInch: Int
        var degrees = 0.0
        var isGrained = false
        var testDescription: String { "\(dotsPerInch) dpi, \(degrees)°\(isGrained ? ", grain" : "")" }
    }

    private static let conditions =
        [
            Condition(dotsPerInch: 300), Condition(dotsPerInch: 150, degrees: -1.2, isGrained: true),
        ]
        + (runsAll
            ? [
                Condition(dotsPerInch: 300, degrees: 2.5, isGrained: true), Condition(dotsPerInch: 150),
                Condition(dotsPerInch: 200, degrees: 0.7), Condition(dotsPerInch: 300, degrees: -4),
            ] : [])

    /// A report without a table of data above it, in pages.
    private func report(_ index: Int) throws -> (text: String, pdf: Data) {
        let generator = ReportGenerator(seed: 31, targetBytes: 4_000)
        let reports = (index..<(index + 40)).map { generator.report(at: $0) }
        let generated = try #require(reports.first { $0.structure.layout == .plain })
        var setter = Typesetter()
        setter.footer = "— # —"
        setter.set(generated.text)
        return (generated.text, try PDFWriter(pages: setter.pages).data())
    }

    @Test(arguments: conditions) func `a scanned report is read`(condition: Condition) throws {
        var (errors, headings, found) = (0.0, 0, 0)
        let count = runsAll ? 6 : 1
        for index in 0..<count {
            let (text, pdf) = try report(index * 10)
            let images = try Scans.images(of: pdf, dotsPerInch: condition.dotsPerInch).map { image in
                let skewed = condition.degrees == 0 ? image : Scans.skewed(image, degrees: condition.degrees)
                return condition.isGrained ? Scans.grained(skewed, seed: UInt64(index)) : skewed
            }
            let read = try extracted(Scans.pdf(of: images, dotsPerInch: condition.dotsPerInch))
            #expect(read.recognition?.pages == images.count)
            #expect(read.recognition?.confidence ?? 0 > 0.8)
            errors += Scans.errorRate(of: read.text, against: text)
            let wanted = guidangHeadings(in: text)
            let left = wanted.difference(from: guidangHeadings(in: read.text)).insertions.count
            headings += wanted.count
            found += wanted.count - left
        }
        let rate = errors / Double(count)
        #expect(rate < 0.02, "\(rate)")
        #expect(headings > 10)
        #expect(Double(found) >= 0.95 * Double(headings), "\(found) of \(headings)")
    }

    /// The numbers of a text's headings, in order.
    private func guidangHeadings(in text: String) -> [String] {
        facts(TextExtractionTests.report(of: text)).compactMap { line in
            let parts = line.split(separator: " ")
            return parts.count >= 2 && ["1", "2"].contains(parts[0]) ? "\(parts[0]) \(closed(parts[1]))" : nil
        }
        .map { $0.replacing("（", with: "(").replacing("）", with: ")") }
    }
}
