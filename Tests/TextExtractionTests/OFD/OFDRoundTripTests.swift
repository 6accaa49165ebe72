import DocumentWriters
import Foundation
import Messages
import ReportGenerator
import ReportReader
import Testing
import TextExtraction

/// The report that is read out of a text.
private func read(_ text: String) -> Report {
    ReportReader().read(
        SourceText(text: text, fileName: "a.ofd", size: text.utf8.count), documentID: "d", reportID: "r", revision: 1)
}

/// What a report says, apart from where it says it.
private func said(_ report: Report) -> [String] {
    func flat(_ sections: [OutlineSection]) -> [String] {
        sections.flatMap { ["\($0.level) \($0.number) \($0.title)"] + flat($0.children) }
    }
    let scalars: [(String, String?)] = [
        ("title", report.title), ("agency", report.agency?.name), ("year", report.reportYear.map(String.init)),
        ("written", report.dateWritten?.iso), ("published", report.datePublished?.iso),
        ("index", report.indexNumber?.raw), ("number", report.docNumber), ("publisher", report.source.publisher),
    ]
    return scalars.map { "\($0) \($1 ?? "-")" } + flat(report.outline)
        + report.figures.map { "\($0.value) \($0.unit) \($0.subject ?? "-") \($0.qualifier.rawValue)" }
        + report.citations.map { "\($0.name) \($0.kind.rawValue)" }
        + report.problems.map { "problem " + $0.text.filter { !$0.isWhitespace } }
        + report.commitments.map { "commitment " + $0.text.filter { !$0.isWhitespace } }
}

/// In what two texts are read differently.
private func differences(of text: String, from original: String) -> [String] {
    said(read(text)).difference(from: said(read(original))).map { change in
        switch change {
        case .remove(_, let element, _): "- \(element)"
        case .insert(_, let element, _): "+ \(element)"
        }
    }
}

/// The real report that lies beside the sources where they are developed.
private let reference: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "../shared/reports/guancheng-2023.txt").standardizedFileURL
    return try? String(contentsOf: file, encoding: .utf8)
}()

@Suite struct OFDRoundTripTests {
    private static let isThorough = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1"

    static let styles: [(String, OFDFile.Style)] = [
        ("lines", OFDFile.Style()),
        ("characters", OFDFile.Style(objects: .characters)),
        ("shuffled lines", OFDFile.Style(deltas: .each, isShuffled: true)),
        ("shuffled characters", OFDFile.Style(objects: .characters, isShuffled: true)),
        ("template and page numbers", OFDFile.Style(isShuffled: true, hasRunningLines: true)),
        ("old namespace, absolute root", OFDFile.Style(namespace: "http://www.ofdspec.org", hasAbsoluteRoot: true)),
        ("no prefix, blocks in points", OFDFile.Style(prefix: "", isNested: true)),
        ("places for blanks", OFDFile.Style(deltas: .each, isShuffled: true, hasRunningLines: true, omitsBlanks: true)),
    ]

    private func extracted(
        _ text: String, titles: Set<String>, _ style: OFDFile.Style, seed: UInt64
    ) throws -> ExtractedText {
        var random = SeededRandom(seed: seed, index: 0)
        var setter = A4Typesetter()
        setter.titles = titles
        setter.set(text)
        return try TextExtractor.extract(OFDFile(setting: setter, style, random: &random).data, fileName: "a.ofd")
    }

    /// The lines that are a page's title.
    private func titles(of page: StatedPage) -> Set<String> {
        guard let title = page.stated.title else { return [] }
        let lines = page.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        return Set(
            lines.filter { $0.count > 6 && title.contains($0) && ($0 != page.stated.agency || page.style.breaksTitle) })
    }

    @Test(arguments: styles) func `a generated report is read the same from an OFD`(
        name: String, style: OFDFile.Style
    ) throws {
        let generator = ReportGenerator(seed: 77, targetBytes: 6_000)
        for index in 0..<(Self.isThorough ? 200 : 6) {
            let report = generator.report(at: index)
            let extracted = try extracted(
                report.text, titles: [report.structure.title], style, seed: UInt64(index))
            #expect(differences(of: extracted.text, from: report.text) == [], "report \(index)")
            #expect(extracted.mediaType == "application/ofd")
        }
    }

    @Test(arguments: styles) func `what a page states is read from an OFD`(name: String, style: OFDFile.Style) throws {
        let pages = StatedPages(seed: 78)
        for index in 0..<(Self.isThorough ? 400 : 14) {
            let page = pages.page(at: index)
            // Where all of a report is one paragraph, blanks end its lines that its setting does not keep.
            guard !page.style.isOneLine else { continue }
            let extracted = try extracted(page.text, titles: titles(of: page), style, seed: UInt64(index))
            #expect(differences(of: extracted.text, from: page.text) == [], "page \(index), \(page.style)")
        }
    }

    @Test(
        .enabled(if: reference != nil, "the reference report ../shared/reports/guancheng-2023.txt is not there"),
        arguments: styles
    ) func `the reference report is read the same from an OFD`(name: String, style: OFDFile.Style) throws {
        let text = try #require(reference)
        let title = "郑州市自然资源和规划局管城分局2023年法治政府建设工作报告"
        let extracted = try extracted(text, titles: [title], style, seed: 1)
        #expect(differences(of: extracted.text, from: text) == [])
    }
}
