import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// Numbers that stand in no run but are counted.
@Suite struct WordListTests {
    private static let levels =
        level(0, "japaneseCounting", "%1、", suffix: "nothing") + level(1, "japaneseCounting", "（%2）", suffix: "nothing")
        + level(2, "decimal", "%3.") + level(3, "decimal", "（%4）")

    private func read(_ levels: String, _ places: [Int], overrides: String = "") throws -> [String] {
        try lines(
            WordFile(
                places.map { paragraph("文", inList(7, $0)) }.joined(),
                numbering: abstractList(3, levels) + list(7, of: 3, overrides)))
    }

    @Test func `levels count, and begin again below a higher one`() throws {
        #expect(
            try read(Self.levels, [0, 1, 1, 2, 2, 3, 0, 1, 2]) == [
                "一、文", "（一）文", "（二）文", "1. 文", "2. 文", "（1）文", "二、文", "（一）文", "1. 文",
            ])
    }

    @Test func `a number may hold those above it, in Arabic digits where it says so`() throws {
        let levels =
            level(0, "chineseCounting", "第%1章", suffix: "space") + level(1, "decimal", "%1.%2", suffix: "space")
            + level(2, "decimal", "%1.%2.%3", suffix: "space", "<w:isLgl/>")
        #expect(
            try read(levels, [0, 0, 1, 2, 1]) == ["第一章 文", "第二章 文", "二.1 文", "2.1.1 文", "二.2 文"])
    }

    @Test func `a level restarts where it is told to`() throws {
        let never = Self.levels.replacing(
            "<w:lvl w:ilvl=\"2\">", with: "<w:lvl w:ilvl=\"2\"><w:lvlRestart w:val=\"0\"/>")
        #expect(try read(never, [0, 1, 2, 1, 2, 0, 2]).filter { $0.contains(".") } == ["1. 文", "2. 文", "3. 文"])
        let chapters = never.replacing("lvlRestart w:val=\"0\"", with: "lvlRestart w:val=\"1\"")
        #expect(try read(chapters, [0, 1, 2, 1, 2, 0, 2]).filter { $0.contains(".") } == ["1. 文", "2. 文", "1. 文"])
    }

    @Test func `a level whose higher one has no number yet prints where that would start`() throws {
        let levels = level(0, "decimal", "%1.", start: 3) + level(1, "decimal", "%1.%2")
        #expect(try read(levels, [1, 1]) == ["3.1 文", "3.2 文"])
    }

    @Test func `lists of one abstract list count on, until one starts at a number of its own`() throws {
        let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"
        let numbering = abstractList(0, Self.levels) + list(1, of: 0) + list(2, of: 0) + list(3, of: 0, start)
        let body = [1, 2, 1, 3, 3, 1].map { paragraph("文", inList($0, 0)) }.joined()
        #expect(
            try lines(WordFile(body, numbering: numbering)) == ["一、文", "二、文", "三、文", "五、文", "六、文", "七、文"])
    }

    @Test func `a list may put a level of its own in the place of another`() throws {
        let own = "<w:lvlOverride w:ilvl=\"0\">\(level(0, "upperLetter", "%1)", start: 4))</w:lvlOverride>"
        #expect(try read(Self.levels, [0, 0, 1], overrides: own) == ["D)文", "E)文", "（一）文"])
    }

    @Test func `the gap behind a number is a blank only where words would run together`() throws {
        let numbering = (0..<6).map { index in
            let text = ["%1、", "%1.", "第%1条", "%1)", "（%1）", "%1"][index]
            return abstractList(index, level(0, "decimal", text)) + list(index + 1, of: index)
        }.joined()
        let body = (1...6).map { paragraph("文", inList($0)) }.joined() + paragraph("2023年", inList(1))
        #expect(
            try lines(WordFile(body, numbering: numbering)) == [
                "1、文", "1. 文", "第1条 文", "1)文", "（1）文", "1 文", "2、 2023年",
            ])
    }

    @Test(arguments: [
        ("Wingdings", "\u{F06C}", "●"), ("Wingdings", "\u{F0D8}", "➢"), ("Wingdings", "n", "■"),
        ("Symbol", "\u{F0B7}", "•"),
        ("Courier New", "o", "○"), ("Wingdings", "\u{F001}", "•"), ("宋体", "—", "—"), ("Mystery", "\u{F0A7}", "•"),
    ])
    func `a bullet is the symbol that its font prints`(font: String, text: String, printed: String) throws {
        let bullet = level(0, "bullet", text).replacing(
            "</w:lvl>", with: "<w:rPr><w:rFonts w:ascii=\"\(font)\"/></w:rPr></w:lvl>")
        let file = WordFile(
            paragraph("文", inList(1)) + paragraph("", inList(1)), numbering: abstractList(0, bullet) + list(1, of: 0))
        #expect(try lines(file) == ["\(printed) 文"])
    }

    @Test func `a number may be hidden, and counts`() throws {
        let hidden = level(0, "decimal", "%1、").replacing("</w:lvl>", with: "<w:rPr><w:vanish/></w:rPr></w:lvl>")
        #expect(try read(hidden + level(1, "decimal", "%1.%2"), [0, 0, 1]) == ["文", "文", "2.1 文"])
    }

    @Test func `a paragraph without text has its number, one of which nothing shows has none`() throws {
        let hidden = "<w:rPr><w:vanish/></w:rPr>"
        let body =
            paragraph("", inList(1, 0)) + paragraph(holding: run("暗", "<w:vanish/>"), inList(1, 0) + hidden)
            + paragraph("文", inList(1, 0))
        #expect(
            try lines(WordFile(body, numbering: abstractList(0, Self.levels) + list(1, of: 0))) == ["一、", "二、文"])
    }

    @Test(arguments: [(1, 12), (99, 0), (0, -1)])
    func `a list or a level that is not there gives no number`(id: Int, place: Int) throws {
        let file = WordFile(
            paragraph("文", inList(id, place)), numbering: abstractList(0, Self.levels) + list(1, of: 0))
        #expect(try lines(file) == ["文"])
    }
}
