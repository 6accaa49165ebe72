import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// Numbers that paragraphs have from their styles.
@Suite struct WordStyleTests {
    private static func style(_ name: String, basedOn: String? = nil, _ properties: String, more: String = "") -> String
    {
        "<w:style w:type=\"paragraph\" w:styleId=\"\(name)\"\(more)>"
            + (basedOn.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? "") + "<w:pPr>\(properties)</w:pPr></w:style>"
    }

    private static func listStyle(_ name: String, _ id: Int) -> String {
        "<w:style w:type=\"numbering\" w:styleId=\"\(name)\"><w:pPr>\(inList(id))</w:pPr></w:style>"
    }

    /// Levels that name the styles whose they are.
    private static let linked =
        abstractList(
            0,
            level(0, "japaneseCounting", "%1、", "<w:pStyle w:val=\"1\"/>")
                + level(1, "japaneseCounting", "（%2）", "<w:pStyle w:val=\"2\"/>") + level(2, "decimal", "%3."))
        + list(5, of: 0)

    private func read(_ paragraphs: [(String, String)], styles: String, numbering: String = linked) throws -> [String] {
        try lines(
            WordFile(paragraphs.map { paragraph($0.0, $0.1) }.joined(), styles: styles, numbering: numbering))
    }

    @Test func `a style's level is the one that names it, whatever the style states`() throws {
        let styles = Self.style("1", inList(5)) + Self.style("2", inList(5, 7)) + Self.style("3", inList(5, 2))
        #expect(
            try read(
                [("甲", inStyle("1")), ("乙", inStyle("2")), ("丙", inStyle("3")), ("丁", inStyle("2"))], styles: styles)
                == ["一、甲", "（一）乙", "1. 丙", "（二）丁"])
    }

    @Test func `a style has the number of the one it is based on, and may take it away`() throws {
        let styles =
            Self.style("1", inList(5)) + Self.style("a", basedOn: "1", "") + Self.style("b", basedOn: "a", inList(0))
            + Self.style("c", basedOn: "b", "")
            + Self.style("d", basedOn: "1", "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>")
        #expect(
            try read(
                [
                    ("甲", inStyle("a")), ("乙", inStyle("b")), ("丙", inStyle("c")), ("丁", inStyle("1")),
                    ("戊", inStyle("d")),
                ], styles: styles) == ["一、甲", "乙", "丙", "二、丁", "（一）戊"])
    }

    @Test func `a paragraph's own list, level or none goes before its style's`() throws {
        let styles = Self.style("1", inList(5))
        #expect(
            try read(
                [
                    ("甲", inStyle("1")), ("乙", inStyle("1") + inList(0)), ("丙", inStyle("1") + inList(5, 1)),
                    ("丁", inStyle("1") + "<w:numPr><w:ilvl w:val=\"2\"/></w:numPr>"), ("戊", inStyle("none")),
                ], styles: styles) == ["一、甲", "乙", "（一）丙", "1. 丁", "戊"])
    }

    @Test func `the default style numbers paragraphs that name none`() throws {
        let styles = Self.style("1", inList(5), more: " w:default=\"1\"")
        #expect(try read([("甲", ""), ("乙", inStyle("none"))], styles: styles) == ["一、甲", "二、乙"])
    }

    @Test func `a list may have its levels from a numbering style's list`() throws {
        let numbering =
            abstractList(0, "<w:styleLink w:val=\"L\"/>" + level(0, "ideographTraditional", "%1."))
            + abstractList(1, "<w:numStyleLink w:val=\"L\"/>") + list(1, of: 0) + list(2, of: 1)
        #expect(
            try read([("文", inList(2)), ("文", inList(2))], styles: Self.listStyle("L", 1), numbering: numbering)
                == ["甲. 文", "乙. 文"])
    }

    @Test func `styles and lists that run in circles give no number`() throws {
        let styles =
            Self.style("x", basedOn: "y", "") + Self.style("y", basedOn: "x", "") + Self.style("z", basedOn: "z", "")
            + Self.listStyle("L", 1) + Self.listStyle("M", 2)
        let numbering =
            abstractList(0, "<w:numStyleLink w:val=\"M\"/>") + abstractList(1, "<w:numStyleLink w:val=\"L\"/>")
            + list(1, of: 0) + list(2, of: 1)
        #expect(
            try read(
                [("甲", inStyle("x")), ("乙", inStyle("z")), ("丙", inList(1)), ("丁", inList(2))], styles: styles,
                numbering: numbering) == ["甲", "乙", "丙", "丁"])
    }

    @Test func `text that its style hides is left out`() throws {
        let hides = "<w:rPr><w:vanish/></w:rPr>"
        let styles = """
            <w:style w:type="paragraph" w:styleId="p">\(hides)</w:style>\
            <w:style w:type="character" w:styleId="c">\(hides)</w:style>\
            <w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/></w:style>
            """
        let shown = run("戊", "<w:vanish w:val=\"0\"/>")
        let body =
            paragraph("甲", inStyle("p"))
            + paragraph(
                holding: run("乙", "<w:rStyle w:val=\"c\"/>") + run("丙", "<w:rStyle w:val=\"d\"/>") + run("丁"))
            + paragraph(holding: shown, inStyle("p"))
        // The end of a paragraph is hidden with its text.
        #expect(try lines(WordFile(body, styles: styles)) == ["丁", "戊"])
    }
}
