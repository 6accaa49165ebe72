import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// What comes out of documents that LibreOffice reads, and what does not.
@Suite(.enabled(if: Soffice.path != nil, "LibreOffice is not installed")) struct OfficeDocumentTests {
    private func extracted(_ data: Data, _ name: String = "a") throws -> ExtractedText {
        try withWorkplace { try TextExtractor.extract(data, fileName: name, workplace: $0) }
    }

    private static let body =
        paragraph("临江县司法局2023年度报告")
        + table([["类别", "件数"], ["行政复议", "12件"]])
        + paragraph("主要工作", inList(1, 0)) + paragraph("规范执法", inList(1, 1))
        + paragraph(
            holding: run("办理案件86件，") + "<w:del w:id=\"1\" w:author=\"a\" w:date=\"2024-01-01T00:00:00Z\"><w:r>"
                + "<w:delText>删去的话</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\" "
                + "w:date=\"2024-01-01T00:00:00Z\">\(run("补上的话，"))</w:ins>"
                + run("同比下降12%") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run("。"))
        + paragraph("加强培训", inList(1, 2)) + paragraph("健全制度", inList(1, 2)) + paragraph("存在问题", inList(1, 0))
        + paragraph(holding: run("隐去的话", "<w:vanish/>") + run("力量不足。"))

    private static let document: Data = {
        let levels =
            level(0, "japaneseCounting", "%1、", suffix: "nothing")
            + level(1, "japaneseCounting", "（%2）", suffix: "nothing") + level(2, "decimal", "%3.", suffix: "nothing")
        var file = WordFile(body, numbering: abstractList(0, levels) + list(1, of: 0))
        file.footnotes = "<w:footnote w:id=\"2\">\(paragraph("统计口径为结案数"))</w:footnote>"
        return file.data
    }()

    @Test(arguments: ["doc", "odt"]) func `a text keeps its numbers, rows, notes and final words`(format: String) throws
    {
        let data = try #require(try Soffice.converted(["a.docx": Self.document], to: format)["a.\(format)"])
        let text = try extracted(data).text
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.starts(with: ["临江县司法局2023年度报告", "类别 | 件数", "行政复议 | 12件", "一、主要工作", "（一）规范执法"]))
        #expect(lines.contains { $0.hasPrefix("办理案件86件，补上的话，同比下降12%") })
        #expect(lines.contains("1.加强培训") && lines.contains("2.健全制度") && lines.contains("二、存在问题"))
        #expect(text.contains("统计口径为结案数"))
        #expect(!text.contains("删去的话") && !text.contains("隐去的话"))
    }

    @Test func `lists of a rich text are numbered`() throws {
        let text = RichTextFile(
            levels: [(37, "", "、"), (37, "（", "）"), (0, "", ".")],
            paragraphs: [
                (nil, "年度报告"), (0, "主要工作"), (1, "规范执法"), (2, "加强培训"), (1, "优化服务"), (0, "存在问题"), (nil, "完"),
            ]
        ).text
        #expect(
            try extracted(Data(text.utf8), "报告.doc").text
                == "年度报告\n一、主要工作\n（一）规范执法\n1.加强培训\n（二）优化服务\n二、存在问题\n完")
    }

    @Test(arguments: ["xls", "xlsx", "ods"]) func `a row of a sheet is a line`(format: String) throws {
        let data = try #require(try Soffice.converted(["a.fods": OfficeFiles.spreadsheet], to: format)["a.\(format)"])
        let found = try extracted(data)
        #expect(
            found.text == """
                执法统计
                行政执法情况统计表
                类别 | 件数 | 比上年 | 统计日期
                行政复议 | 12 | 12.5% | 2023年12月31日
                行政诉讼 | 1205 | -1.0% | 2024年1月2日
                合计 | 1217
                说明
                一、统计口径
                （一）以结案为准。

                """)
    }

    @Test(arguments: ["ppt", "pptx", "odp"]) func `a slide begins with its title`(format: String) throws {
        let file = ["a.fodp": OfficeFiles.presentation]
        let found = try extracted(try #require(try Soffice.converted(file, to: format)["a.\(format)"]))
        #expect(
            found.text == "法治政府建设情况\n先画的文本框\n一、主要举措\n（一）规范执法\n工作成效\n类别 | 件数\n复议 | 12件\n")
    }

    @Test func `the media type is told by what is inside`() throws {
        let text = OfficeFiles.text("<text:p>年度报告</text:p>")
        for (ending, type) in [("doc", "application/msword"), ("odt", "application/vnd.oasis.opendocument.text")] {
            let data = try #require(try Soffice.converted(["a.fodt": text], to: ending)["a.\(ending)"])
            #expect(try extracted(data, "a.wps") == ExtractedText(text: "年度报告", mediaType: type))
        }
    }

    @Test func `what a document links to is not fetched`() throws {
        let secret = FileManager.default.temporaryDirectory.appending(path: "outside-\(UUID().uuidString).txt")
        try Data("外面的文件".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let linked = """
            <text:p>年度报告</text:p><text:section text:name="s"><text:section-source \
            xlink:href="\(secret.absoluteString)" xlink:type="simple"/><text:p>原来的内容</text:p></text:section>
            """
        let package = OpenDocumentFile(content: String(decoding: OfficeFiles.text(linked), as: UTF8.self)).data
        let text = try extracted(package).text
        #expect(text.contains("年度报告") && !text.contains("外面的文件"))
    }

    @Test func `a document without a word is empty`() throws {
        for content in ["<text:p/>", "<text:p> <text:s/></text:p>"] {
            let data = OpenDocumentFile(content: String(decoding: OfficeFiles.text(content), as: UTF8.self)).data
            let error = #expect(throws: ExtractionError.self) { try extracted(data) }
            #expect(error?.code == .empty)
        }
    }

    @Test func `a long table has a line for each row`() throws {
        let cells = String(
            repeating: "<table:table-cell office:value-type=\"string\"><text:p>甲</text:p></table:table-cell>", count: 4)
        let rows = String(repeating: "<table:table-row>\(cells)</table:table-row>", count: 600)
        let table = "<table:table><table:table-column table:number-columns-repeated=\"4\"/>\(rows)</table:table>"
        let data = OpenDocumentFile(content: String(decoding: OfficeFiles.text(table), as: UTF8.self)).data
        #expect(try extracted(data).text.split(separator: "\n") == Array(repeating: "甲 | 甲 | 甲 | 甲", count: 600))
    }

    @Test func `a sheet that repeats its values beyond the limit is refused`() throws {
        let cell = "<table:table-cell table:number-columns-repeated=\"1000\" office:value-type=\"string\">"
        let rows = "<table:table-row table:number-rows-repeated=\"500\">\(cell)<text:p>依法行政</text:p></table:table-cell>"
        let table = "<table:table table:name=\"a\">\(rows)</table:table-row></table:table>"
        let data = OpenDocumentFile(kind: "spreadsheet", content: OfficeFiles.sheets(table)).data
        let error = #expect(throws: ExtractionError.self) {
            try withWorkplace {
                try TextExtractor.extract(
                    data, fileName: "a.ods", limits: ExtractionLimits(textBytes: 1_000_000), workplace: $0)
            }
        }
        #expect(error?.code == .overLimit)
    }
}
