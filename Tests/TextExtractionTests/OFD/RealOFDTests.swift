import Foundation
import Testing

@testable import TextExtraction

/// Where real documents lie beside the sources where they are developed.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "../shared/corpus/ofd").standardizedFileURL

private let isThere = FileManager.default.fileExists(atPath: folder.path)

/// Documents of several producers; what is expected was worked out by hand from where their characters stand.
@Suite(.enabled(if: isThere, "the documents in ../shared/corpus/ofd are not there"))
struct RealOFDTests {
    private func text(_ name: String) throws -> String {
        try TextExtractor.extract(Data(contentsOf: folder.appending(path: name)), fileName: name).text
    }

    @Test func `an essay of two pages comes in its paragraphs`() throws {
        let lines = try text("拿来主义_page6.ofd").split(separator: "\n")
        #expect(lines.count == 12)
        #expect(lines.prefix(2) == ["拿来主义", "鲁迅"])
        #expect(lines[2].hasPrefix("中国一向是所谓“闭关主义”") && lines[2].hasSuffix("显出一点进步了。"))
        #expect(lines[3] == "但我们没有人根据了“礼尚往来”的仪节，说道：拿来！")
        // It goes on over the end of a page.
        #expect(lines[9].contains("怕给他的东西染污了，徘徊不敢走进门"))
        #expect(lines[11].hasSuffix("没有拿来的，文艺不能自成为新文艺。"))
        #expect(lines.dropFirst(2).allSatisfy { $0.hasSuffix("。") || $0.hasSuffix("！") })
    }

    @Test func `a bill comes with its form and its rows`() throws {
        let text = try text("999.ofd")
        for part in [
            "重庆增值税电子普通发票", "发票号码：12235358", "开票日期：2020年08月05日", "壹万零陆佰圆整", "销售方名称：财天下科技有限公司",
            "1 *餐饮服务*餐费 | 100.00 | 6% | 6.00", "总计",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let rows = text.split(separator: "\n").compactMap { $0.split(separator: " *餐饮").first.flatMap { Int($0) } }
        #expect(rows == Array(1...100))
    }

    @Test func `a certificate whose lines are written in another order comes from top to bottom`() throws {
        let text = try text("keyword.ofd")
        let parts = ["鲁（2020）泰安市不动产证明第0014777号", "中国建设银行", "鑫源小区25号楼1单元601室", "一般抵押", "35万元", "37000015590"]
        let places = parts.compactMap { text.range(of: $0)?.lowerBound }
        #expect(places.count == parts.count && places == places.sorted())
        // The mark across the page.
        #expect(!text.contains("事由户籍办理房产证明"))
    }

    @Test func `characters that stand turned are read along their lines`() throws {
        #expect(try text("文字横向-数科.ofd").split(separator: "\n").sorted() == ["121212", "一二三四", "一二三四", "一二三四"])
    }

    @Test(arguments: ["helloworld.ofd", "chineseDir.ofd"]) func `one line is one line`(name: String) throws {
        #expect(try text(name) == "你好呀，OFD Reader&Writer！\n")
    }

    @Test func `a document of drawings says that it has no text`() throws {
        let error = #expect(throws: ExtractionError.self) { try text("h.ofd") }
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains("outlines") == true)
    }
}
