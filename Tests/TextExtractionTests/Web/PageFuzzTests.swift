import DocumentWriters
import Foundation
import ReportGenerator
import Testing
import TextExtraction

@Suite struct PageFuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 20_000 : 1_000

    private static let pieces = [
        "<", ">", "</", "/>", "<!--", "-->", "<!", "<![CDATA[", "]]>", "\"", "'", "=", "&", "&#", ";", "<p>", "</p>",
        "<table>", "<tr>",
        "<td>", "</table>", "<ol>", "<li>", "</ol>", "<dl><dt>", "<dd>", "<script>", "</script>", "<title>",
        "<a href=a.pdf>", "</a>",
        "<div class=nav>", "<div id=zoom>", "</div>", "<pre>", "<br>", " hidden ", " style=display:none ", "索引号：",
        "索引号", "2024年1月2日",
        "依法行政，优化服务，办理案件八十六件。", "首页 > 公开", "\n", "　", "&nbsp;", "\u{0}", "<frameset>", "<svg>", "<body>", "<html>",
        "上一篇：",
    ]

    private func check(_ data: Data) {
        guard let extracted = try? TextExtractor.extract(data, fileName: "a.html") else { return }
        #expect(!extracted.text.utf8.contains { $0 == 0 || $0 == 0x0D })
        #expect(extracted.mediaType != "text/html" || extracted.text.hasSuffix("\n"))
    }

    @Test func `pieces of pages in any order end in a text or an error`() {
        var random = SeededRandom(seed: 5, index: 1)
        for _ in 0..<Self.rounds {
            let count = Int.random(in: 1...60, using: &random)
            let page = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            check(Data(page.utf8))
        }
    }

    @Test(arguments: SiteTemplate.allCases)
    func `pages with bytes changed, lost and doubled end in a text or an error`(template: SiteTemplate) throws {
        let article = SiteArticle(ReportGenerator(seed: 6, targetBytes: 1_500).report(at: 3))
        let page = try encoded(template.page(article), as: template.encoding)
        var random = SeededRandom(seed: 7, index: 1)
        for _ in 0..<(Self.rounds / 10) {
            var data = page
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                guard data.count > 20 else { break }
                let place = Int.random(in: 0..<data.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: data[place] = UInt8.random(in: 0...255, using: &random)
                case 1: data.removeSubrange(place..<min(data.count, place + Int.random(in: 1...40, using: &random)))
                case 2: data.insert(contentsOf: data[place...].prefix(30), at: place)
                default: data = data.prefix(max(place, 20))
                }
                data = Data(data)
            }
            check(data)
        }
    }
}
