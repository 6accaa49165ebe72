import DocumentWriters
import Foundation
import Testing

@testable import TextExtraction

private let isReady = programsAreInstalled(.pdftotext, .pdftoppm, for: "PDFLayoutTests")
private let long = "各单位按照年度要点逐项落实任务并把结果列入考核内容接受社会监督不断提升依法办事的水平和能力让群众满意"

@Suite(.enabled(if: isReady, "poppler-utils is not installed")) struct PDFLayoutTests {
    private func lines(_ pages: [PDFWriter.Page], _ encoding: PDFWriter.Encoding = .unicode) throws -> [String] {
        try extracted(PDFWriter(pages: pages, encoding: encoding).data()).text
            .split(separator: "\n").map(String.init)
    }

    private func page(_ runs: [PDFWriter.Run]) -> PDFWriter.Page { PDFWriter.Page(runs: runs) }

    @Test func `characters that are set apart stay together`() throws {
        let runs = [
            PDFWriter.Run(text: "一、健全学法用法机制", x: 90, y: 100, size: 16, spacing: 6),
            PDFWriter.Run(text: "全年审查文件26件，办结率100%，得到肯定。", x: 90, y: 140, size: 16, spacing: 3),
        ]
        #expect(try lines([page(runs)]) == ["一、健全学法用法机制", "全年审查文件26件，办结率100%，得到肯定。"])
    }

    @Test func `figures of half width stay so in a font of two bytes a character`() throws {
        let runs = [
            PDFWriter.Run(text: "全年审查文件26件，办结率100%，得到肯定。", x: 90, y: 100, size: 16),
            PDFWriter.Run(text: "2024-01-16", x: 90, y: 140, size: 16),
        ]
        #expect(try lines([page(runs)], .gbk) == ["全年审查文件26件，办结率100%，得到肯定。", "2024-01-16"])
    }

    @Test func `headers, footers and page numbers are left out`() throws {
        var setter = Typesetter()
        setter.header = "依法行政资料汇编 第一辑"
        setter.footer = "— # —"
        let paragraphs = (1...30).map { "第\($0)条 \(long)，共\($0 * 7)项。" }
        for paragraph in paragraphs { setter.paragraph(paragraph) }
        #expect(setter.pages.count > 2)
        #expect(try lines(setter.pages).map(closed) == paragraphs.map(closed))
    }

    @Test(arguments: [1, 3]) func `a page that is printed sideways is read`(turns: Int) throws {
        var setter = Typesetter()
        (setter.columns, setter.left, setter.bottom, setter.turns) = (40, 90, 480, turns)
        let paragraphs = ["一、主要工作", long + long + "。", "（一）规范执法", long + "。"]
        for paragraph in paragraphs { setter.paragraph(paragraph) }
        #expect(try lines(setter.pages) == paragraphs)
    }

    @Test(arguments: [90, 180, 270]) func `a page that is turned when it is shown is read`(rotation: Int) throws {
        var setter = Typesetter()
        (setter.columns, setter.left, setter.bottom) = (40, 90, 480)
        setter.turns = [90: 1, 180: 2, 270: 3][rotation] ?? 0
        let paragraphs = ["一、主要工作", long + long + "。", "（一）规范执法", long + "。"]
        for paragraph in paragraphs { setter.paragraph(paragraph) }
        var pages = setter.pages
        for page in pages.indices { pages[page].rotation = rotation }
        #expect(try lines(pages) == paragraphs)
    }

    @Test func `two columns are read one after the other`() throws {
        let texts = ["甲", "乙"].map { mark in (0..<12).map { "\(mark)\($0 % 10)" + long.prefix(14) } }
        let runs = texts[0].indices.flatMap { row in
            [0, 1].map { column in
                PDFWriter.Run(
                    text: texts[column][row], x: 70 + 240 * Double(column), y: 120 + 22 * Double(row), size: 12)
            }
        }
        #expect(try lines([page(runs)]).joined() == texts.joined().joined())
    }

    @Test func `the cells of a table stay apart`() throws {
        var setter = Typesetter()
        setter.centred("执法情况统计表")
        let rows = [["单位", "检查（家）", "处罚（件）"], ["青石县司法局", "120", "8"], ["云溪区水利局", "96", "11"]]
        for row in rows { setter.cells(zip(row, [90, 260, 400]).map { ($0, $1) }) }
        let wanted = ["执法情况统计表"] + rows.map { $0.joined(separator: " | ") }
        #expect(try lines(setter.pages) == wanted)
    }

    @Test func `radicals, ligatures and vertical forms become the characters that they look like`() {
        #expect(UnifiedIdeographs.folded("⼀、⾏政执法⼈员oﬃce⻓︵⼆︶") == "一、行政执法人员office长（二）")
        #expect(UnifiedIdeographs.folded("１２①ＡＢ㎡，（）") == "１２①ＡＢ㎡，（）")
        #expect(UnifiedIdeographs.folded("a\u{1}b\u{AD}c\u{F0B7}") == "abc•")
    }

    @Test func `a document of blank pages is empty`() throws {
        let error = try failure(of: PDFWriter(pages: [PDFWriter.Page(), PDFWriter.Page()]).data())
        #expect(error.code == .empty)
        #expect(error.mediaType == "application/pdf")
    }
}
