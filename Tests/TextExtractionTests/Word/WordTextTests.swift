import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// What stands in paragraphs.
@Suite struct WordTextTests {
    private func text(_ content: String) throws -> String {
        try lines(WordFile(paragraph(holding: content))).joined(separator: "⏎")
    }

    @Test func `runs join, breaks and tabs are what they look like`() throws {
        #expect(
            try text(
                "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t><w:noBreakHyphen/>"
                    + "<w:softHyphen/><w:t>戊</w:t><w:br w:type=\"page\"/></w:r>" + run("己"))
                == "甲\t乙⏎丙⏎丁-戊⏎己")
    }

    @Test func `blanks around a text count only where it says so, and line ends in it are blanks`() throws {
        #expect(try text("<w:r><w:t> 甲 </w:t><w:t>乙\n 丙</w:t></w:r>" + run(" 丁 ")) == "甲乙  丙 丁 ")
        #expect(try text("<w:r><w:t>　　甲　</w:t></w:r>") == "　　甲　")
        #expect(try text("<w:r><w:t>甲&#13;&#9;乙\u{FEFF}丙</w:t></w:r>") == "甲  乙丙")
    }

    @Test func `what is wrapped around runs is looked into`() throws {
        let wrappers = [
            "hyperlink", "smartTag", "customXml", "sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent", "ins", "moveTo",
            "fldSimple w:instr=\"DATE\"", "dir", "bdo",
        ]
        for wrapper in wrappers {
            let end = wrapper.split(separator: "><w:").map { "</w:\($0.split(separator: " ")[0])>" }
            let closing = wrapper.hasPrefix("sdt") ? "</w:sdtContent></w:sdt>" : end[0]
            #expect(try text("<w:\(wrapper)>" + run("文") + closing) == "文", "\(wrapper)")
        }
    }

    @Test func `deleted and moved text is left out, inserted text is kept`() throws {
        let deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        let moved = "<w:moveFrom>" + run("走") + "</w:moveFrom>"
        #expect(try text(run("甲") + deleted + "<w:ins>" + run("新") + "</w:ins>" + moved) == "甲新")
    }

    @Test func `paragraphs join where the end of one is deleted or hidden`() throws {
        for mark in ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>", "<w:vanish/><w:specVanish/>"] {
            let joined = "<w:rPr>\(mark)</w:rPr>"
            #expect(try lines(WordFile(paragraph("甲", joined) + paragraph("乙") + paragraph("丙"))) == ["甲乙", "丙"])
            #expect(try lines(WordFile(paragraph("", joined) + paragraph("乙"))) == ["乙"])
            #expect(try lines(WordFile(paragraph("甲", joined))) == ["甲"])
            #expect(try lines(WordFile(paragraph("甲", joined) + table([["乙", "丙"]]))) == ["甲", "乙 | 丙"])
        }
        #expect(try lines(WordFile(paragraph("甲", "<w:rPr><w:ins/></w:rPr>") + paragraph("乙"))) == ["甲", "乙"])
    }

    @Test func `hidden text is left out`() throws {
        #expect(
            try text(
                run("甲") + run("暗", "<w:vanish/>") + run("乙", "<w:vanish w:val=\"false\"/>")
                    + run("丙", "<w:webHidden/>")) == "甲乙丙")
    }

    @Test func `of a field the result is taken and not the instruction`() throws {
        func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        let code = "<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>"
        #expect(
            try text(run("第") + mark("begin") + code + mark("separate") + run("3") + mark("end") + run("页")) == "第3页")
        // A field in the instruction of another has no result of its own.
        let inner = mark("begin") + code + mark("separate") + run("9") + mark("end")
        #expect(
            try text(mark("begin") + code + inner + mark("separate") + run("甲") + mark("end") + run("乙")) == "甲乙")
        // A result may go over paragraphs.
        let contents =
            paragraph(holding: mark("begin") + code + mark("separate") + run("甲")) + paragraph("乙")
            + paragraph(holding: run("丙") + mark("end"))
        #expect(try lines(WordFile(contents)) == ["甲", "乙", "丙"])
        // One that is never closed hides no more than its own paragraph.
        #expect(
            try lines(WordFile(paragraph(holding: run("甲") + mark("begin") + run("暗")) + paragraph("乙"))) == ["甲", "乙"])
        #expect(try text(mark("end") + mark("separate") + run("甲")) == "甲")
    }

    @Test func `a table of contents is left out, one that never ends is not`() throws {
        func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        func code(_ text: String) -> String { "<w:r><w:instrText xml:space=\"preserve\">\(text)</w:instrText></w:r>" }
        let page = mark("begin") + code("PAGEREF x") + mark("separate") + run("3") + mark("end")
        func contents(_ before: String, _ code: String) -> String {
            paragraph("题") + paragraph(holding: before + mark("begin") + code + mark("separate") + run("一、甲") + page)
                + paragraph(holding: run("二、乙") + page)
        }
        let end = paragraph(holding: mark("end")) + paragraph("一、甲")
        let split = code(" T") + code("OC \\o &quot;1-3&quot; ")
        #expect(try lines(WordFile(contents("", split) + end)) == ["题", "", "一、甲"])
        #expect(try lines(WordFile(contents(run("目录"), code("toc")) + end)) == ["题", "目录", "", "一、甲"])
        #expect(try lines(WordFile(contents("", split) + paragraph("一、甲"))) == ["题", "一、甲3", "二、乙3", "一、甲"])
        #expect(try lines(WordFile(contents("", code("TOCX")) + end)) == ["题", "一、甲3", "二、乙3", "", "一、甲"])
        #expect(
            try text(run("目") + mark("begin") + code("TOC") + mark("separate") + run("一、甲") + mark("end") + run("录"))
                == "目录")
    }

    @Test(arguments: [
        ("<w:default w:val=\"0\"/>", "☐"), ("<w:default w:val=\"1\"/>", "☑"),
        ("<w:default w:val=\"0\"/><w:checked/>", "☑"),
    ])
    func `a box to tick is shown as it is`(state: String, printed: String) throws {
        let box = "<w:ffData><w:name w:val=\"a\"/><w:checkBox>\(state)</w:checkBox></w:ffData>"
        let field =
            "<w:r><w:fldChar w:fldCharType=\"begin\">\(box)</w:fldChar></w:r>"
            + "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        #expect(try text(run("是") + field + run("否")) == "是\(printed)否")
    }

    @Test func `of characters with a reading the characters are taken`() throws {
        let ruby =
            "<w:r><w:ruby><w:rubyPr><w:hps w:val=\"10\"/></w:rubyPr><w:rt>\(run("zhèn"))</w:rt>"
            + "<w:rubyBase>\(run("圳"))</w:rubyBase></w:ruby></w:r>"
        #expect(try text(run("深") + ruby + run("市")) == "深圳市")
    }

    @Test(arguments: [
        ("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>", "☑"), ("<w:sym w:font=\"Wingdings\" w:char=\"00A8\"/>", "◻"),
        ("<w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/>", "☑"), ("<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>", "≥"),
        ("<w:sym w:font=\"宋体\" w:char=\"2605\"/>", "★"), ("<w:sym w:font=\"Wingdings\" w:char=\"F022\"/>", "✂"),
        ("<w:sym w:font=\"Wingdings\" w:char=\"F03A\"/>", ""), ("<w:sym w:char=\"zz\"/>", ""),
        ("<w:sym w:font=\"Arial\" w:char=\"F041\"/>", "A"), ("<w:sym w:font=\"Arial\" w:char=\"D800\"/>", ""),
    ])
    func `symbols are told by their font`(symbol: String, printed: String) throws {
        #expect(try text(run("甲") + "<w:r>\(symbol)</w:r>" + run("乙")) == "甲\(printed)乙")
    }

    @Test func `letters set in a font of symbols are those symbols`() throws {
        #expect(try text(run("l\u{F0FC}", "<w:rFonts w:ascii=\"Wingdings\"/>") + run("甲")) == "●✓甲")
    }

    @Test func `formulas are read along, fractions with a stroke`() throws {
        func part(_ text: String) -> String { "<m:r><m:t>\(text)</m:t></m:r>" }
        #expect(
            try text("<m:oMath><m:f><m:num>\(part("1"))</m:num><m:den>\(part("2"))</m:den></m:f>\(part("x"))</m:oMath>")
                == "1/2x")
    }

    @Test func `a strict document is read alike`() throws {
        var file = WordFile(
            paragraph("文", inStyle("1")), styles: "<w:style w:styleId=\"1\"><w:pPr>\(inList(1))</w:pPr></w:style>",
            numbering: abstractList(0, level(0, "japaneseCounting", "%1、")) + list(1, of: 0))
        file.isStrict = true
        #expect(try lines(file) == ["一、文"])
    }

    @Test func `comments, sections and foreign chunks leave no text`() throws {
        let body =
            paragraph(
                holding: "<w:commentRangeStart w:id=\"0\"/>" + run("甲") + "<w:commentRangeEnd w:id=\"0\"/>"
                    + "<w:r><w:commentReference w:id=\"0\"/></w:r>",
                "<w:sectPr><w:footnotePr><w:numFmt w:val=\"decimal\"/></w:footnotePr></w:sectPr>")
            + "<w:altChunk r:id=\"x\" xmlns:r=\"r\"/>"
        #expect(try lines(WordFile(body)) == ["甲"])
    }
}
