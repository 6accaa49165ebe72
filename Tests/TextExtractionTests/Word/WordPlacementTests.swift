import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// Tables, text boxes and notes: what stands beside the lines.
@Suite struct WordPlacementTests {
    private func box(_ content: String) -> String { "<w:txbxContent>\(content)</w:txbxContent>" }

    private func shape(_ content: String) -> String {
        """
        <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>\(box(content))</wps:txbx></w:drawing>\
        </mc:Choice><mc:Fallback><w:pict><v:textbox>\(box(content))</v:textbox></w:pict></mc:Fallback>\
        </mc:AlternateContent></w:r>
        """
    }

    // MARK: - Tables

    @Test func `a row is a line, empty cells keep their place`() throws {
        #expect(
            try lines(WordFile(table([["事项", "数量"], ["复议", "86件"], ["", "3"], ["诉讼", ""], ["", ""]])))
                == ["事项 | 数量", "复议 | 86件", " | 3", "诉讼"])
    }

    @Test func `the paragraphs of a cell are one value, without tabs, breaks and blanks around them`() throws {
        let value =
            paragraph("　甲 ") + paragraph("") + paragraph(holding: "<w:r><w:t>乙</w:t><w:br/><w:tab/><w:t>丙</w:t></w:r>")
        #expect(try lines(WordFile("<w:tbl>\(row([cell(value), cell(paragraph("丁"))]))</w:tbl>")) == ["甲 乙 丙 | 丁"])
    }

    @Test func `merged cells come once`() throws {
        let wide = cell(paragraph("合计"), "<w:gridSpan w:val=\"2\"/>")
        let first = cell(paragraph("案件"), "<w:vMerge w:val=\"restart\"/>")
        let next = cell(paragraph("案件"), "<w:vMerge/>")
        let legacy = cell(paragraph("案件"), "<w:hMerge w:val=\"continue\"/>")
        let rows =
            row([first, cell(paragraph("1"))]) + row([next, cell(paragraph("2"))]) + row([wide, cell(paragraph("3"))])
        #expect(
            try lines(WordFile("<w:tbl>\(rows)\(row([wide, legacy, cell(paragraph("4"))]))</w:tbl>"))
                == ["案件 | 1", " | 2", "合计 | 3", "合计 |  | 4"])
    }

    @Test func `deleted and hidden rows and cells are not there`() throws {
        func row(_ text: String, _ properties: String) -> String {
            "<w:tr><w:trPr>\(properties)</w:trPr>\(cell(paragraph(text)))\(cell(paragraph("乙")))</w:tr>"
        }
        let deletedCell =
            "<w:tr>\(cell(paragraph("丙"), "<w:cellDel/>"))\(cell(paragraph("丁")))\(cell(paragraph("戊")))</w:tr>"
        let rows = row("甲", "<w:ins/>") + row("旧", "<w:del/>") + row("暗", "<w:hidden/>") + deletedCell
        #expect(try lines(WordFile("<w:tbl>\(rows)</w:tbl>")) == ["甲 | 乙", "丁 | 戊"])
    }

    @Test func `rows and cells in controls are read`() throws {
        let control = "<w:sdt><w:sdtPr/><w:sdtContent>"
        let end = "</w:sdtContent></w:sdt>"
        let rows = control + row([control + cell(control + paragraph("甲") + end) + end, cell(paragraph("乙"))]) + end
        #expect(try lines(WordFile("<w:tbl>\(rows)</w:tbl>")) == ["甲 | 乙"])
    }

    @Test func `a cell alone in its row, or one that holds sections, is a page of its own`() throws {
        let page = ["一、甲", "乙。", "二、丙", "丁。"]
        let sections = page.map { paragraph($0) }.joined()
        #expect(try lines(WordFile("<w:tbl>\(row([cell(sections)]))</w:tbl>")) == page)
        #expect(
            try lines(WordFile("<w:tbl>\(row([cell(paragraph("内容")), cell(sections)]))</w:tbl>")) == ["内容"] + page)
    }

    @Test func `a table in a table stands in its place`() throws {
        let inner = paragraph("前") + table([["甲", "乙"], ["丙", "丁"]]) + paragraph("")
        #expect(
            try lines(WordFile("<w:tbl>\(row([cell(paragraph("外")), cell(inner)]))</w:tbl>" + paragraph("后")))
                == ["外", "前", "甲 | 乙", "丙 | 丁", "后"])
    }

    @Test func `numbers count through the cells of a table`() throws {
        let rows = (0..<3).map { _ in row([cell(paragraph("", inList(1))), cell(paragraph("事项"))]) }.joined()
        let numbering = abstractList(0, level(0, "decimal", "%1")) + list(1, of: 0)
        #expect(try lines(WordFile("<w:tbl>\(rows)</w:tbl>", numbering: numbering)) == ["1 | 事项", "2 | 事项", "3 | 事项"])
    }

    // MARK: - Text boxes

    @Test func `a text box comes once, behind its paragraph`() throws {
        let body = paragraph(holding: run("甲") + shape(paragraph("框一") + paragraph("框二")) + run("乙")) + paragraph("丙")
        #expect(try lines(WordFile(body)) == ["甲乙", "框一", "框二", "丙"])
    }

    @Test func `of alternatives the first that has text counts`() throws {
        let old = "<mc:Fallback><w:pict><v:textbox>\(box(paragraph("旧")))</v:textbox></w:pict></mc:Fallback>"
        let empty = "<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:drawing/></mc:Choice>\(old)"
        #expect(try lines(WordFile(paragraph(holding: empty + "</mc:AlternateContent></w:r>"))) == ["旧"])
        let inner = shape(paragraph("内"))
        #expect(try lines(WordFile(paragraph(holding: shape(paragraph(holding: inner + run("外")))))) == ["外", "内"])
    }

    @Test func `a text box in a cell comes behind the row`() throws {
        let cells = [cell(paragraph(holding: run("甲") + shape(paragraph("框")))), cell(paragraph("乙"))]
        #expect(try lines(WordFile("<w:tbl>\(row(cells))</w:tbl>")) == ["甲 | 乙", "框"])
    }

    @Test func `text boxes count their own numbers`() throws {
        let numbered = paragraph("框", inList(1))
        let body =
            paragraph("甲", inList(1)) + paragraph(holding: shape(numbered + numbered), inList(1))
            + paragraph("乙", inList(1))
        let numbering = abstractList(0, level(0, "decimal", "%1、")) + list(1, of: 0)
        #expect(
            try lines(WordFile(body, numbering: numbering)) == ["1、甲", "2、", "1、框", "2、框", "3、乙"])
    }

    @Test func `lettering drawn as a shape is text`() throws {
        let art = "<w:r><w:pict><v:shape><v:textpath string=\"青石县司法局文件\"/></v:shape></w:pict></w:r>"
        #expect(try lines(WordFile(paragraph(holding: art))) == ["青石县司法局文件"])
    }

    // MARK: - Notes

    private func note(_ id: Int, _ content: String, _ more: String = "") -> String {
        "<w:footnote w:id=\"\(id)\"\(more)>\(content)</w:footnote>"
    }

    private func reference(_ id: Int, _ kind: String = "footnote") -> String {
        "<w:r><w:\(kind)Reference w:id=\"\(id)\"/></w:r>"
    }

    @Test func `notes stand behind their paragraph, each once`() throws {
        var file = WordFile(
            paragraph(
                holding: run("办理86件") + reference(2) + run("，结案80件") + reference(3) + reference(1, "endnote") + run("。")
            )
                + paragraph(holding: run("丙") + reference(2) + reference(-1) + reference(99)))
        let mark = "<w:r><w:footnoteRef/></w:r>"
        file.footnotes =
            note(-1, paragraph("——"), " w:type=\"separator\"")
            + note(2, paragraph(holding: mark + run("注一")) + paragraph("续"))
            + note(3, paragraph(holding: run("注二") + reference(3)))
        file.endnotes = "<w:endnote w:id=\"1\">\(paragraph("尾注"))</w:endnote>"
        #expect(try lines(file) == ["办理86件，结案80件。", "注一", "续", "注二", "尾注", "丙"])
    }

    @Test func `a note of a table stands behind the row`() throws {
        var file = WordFile(
            "<w:tbl>\(row([cell(paragraph(holding: run("甲") + reference(1))), cell(paragraph("乙"))]))</w:tbl>")
        file.footnotes = note(1, paragraph("注"))
        #expect(try lines(file) == ["甲 | 乙", "注"])
    }

    @Test func `the reference of a deleted text brings no note`() throws {
        var file = WordFile(paragraph(holding: run("甲") + "<w:del>\(reference(1))</w:del>"))
        file.footnotes = note(1, paragraph("注"))
        #expect(try lines(file) == ["甲"])
    }
}
