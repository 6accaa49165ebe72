import Foundation
import ReportGenerator
import TextExtraction

/// How fast, and how completely, web pages become text, beside what trafilatura makes of the same files.
struct PageBench {
    private static let pagesOfAKind = 20

    func run() throws -> [Figure] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guidang-bench-pages-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let generator = ReportGenerator(seed: 78, targetBytes: 12_000)
        var ours: [SiteTemplate: Double] = [:]
        for template in SiteTemplate.allCases {
            let pages = try (0..<Self.pagesOfAKind).map { index in
                try write(SiteArticle(generator.report(at: index)), template, to: folder, index)
            }
            ours[template] = try milliseconds(pages)
        }
        // Nothing where trafilatura is not installed.
        let reference: [String: [String: Double]] =
            try ReferenceProgram.judgement(of: "reference_html.py", on: folder) ?? [:]
        return SiteTemplate.allCases.flatMap { template -> [Figure] in
            let theirs = reference[template.rawValue] ?? [:]
            let name = "pages: \(template.rawValue)"
            return [
                Figure(name: name, value: ours[template], unit: "ms a page", aim: "1 ms"),
                Figure(name: "\(name), trafilatura", value: theirs["milliseconds"], unit: "ms a page"),
            ]
                + ["our recall", "our precision", "recall", "precision"].map {
                    Figure(name: "\(name), \($0)", value: theirs[$0], unit: "of 1")
                }
        }
    }

    /// Writes a page, the text that it holds, and what is read out of it.
    private func write(_ article: SiteArticle, _ template: SiteTemplate, to folder: URL, _ index: Int) throws -> Data {
        let name = "\(template.rawValue)-\(index)"
        guard let page = template.page(article).data(using: template.encoding == "UTF-8" ? .utf8 : Self.gb18030) else {
            throw BenchError("\(name) has characters that its encoding lacks")
        }
        try page.write(to: folder.appending(path: name + ".html"))
        try Data(article.text.utf8).write(to: folder.appending(path: name + ".txt"))
        let text = try TextExtractor.extract(page, fileName: "a.html").text
        try Data(text.utf8).write(to: folder.appending(path: name + ".ours"))
        return page
    }

    /// kCFStringEncodingGB_18030_2000.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// The processor time a page.
    private func milliseconds(_ pages: [Data]) throws -> Double {
        let spell = try quickestSpell { for page in pages { _ = try TextExtractor.extract(page, fileName: "a.html") } }
        return (spell / Double(pages.count) * 1_000).rounded() / 1_000
    }
}
