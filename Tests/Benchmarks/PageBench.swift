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
        let reference = try reference(folder)
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

    /// The processor time a page of the quickest of some spells.
    private func milliseconds(_ pages: [Data]) throws -> Double {
        var best = Double.infinity
        for _ in 0..<9 {
            let began = clock()
            for page in pages { _ = try TextExtractor.extract(page, fileName: "a.html") }
            best = min(best, Double(clock() - began) * 1_000 / Double(CLOCKS_PER_SEC) / Double(pages.count))
        }
        return (best * 1_000).rounded() / 1_000
    }

    /// The same files by trafilatura; nothing where it is not installed.
    private func reference(_ folder: URL) throws -> [String: [String: Double]] {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "reference_html.py")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script.path, folder.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return [:] }
        return try JSONDecoder().decode([String: [String: Double]].self, from: printed)
    }
}
