import Testing

@testable import TextExtraction

/// Lays lines out as a typesetter does: so many squares a line, from a left edge on.
private struct Setter {
    var page = PlacedPage(width: 210, height: 297, pieces: [])
    var left = 28.0
    var columns = 28
    var em = 5.5
    var pitch = 10.0
    var y = 37.0

    /// Sets a paragraph with an indent, one piece a line.
    mutating func paragraph(_ text: String, indent: Int = 2) {
        var rest = Substring(text)
        var room = columns - indent
        while !rest.isEmpty {
            line(String(rest.prefix(room)), at: left + Double(columns - room) * em)
            rest = rest.dropFirst(room)
            room = columns
        }
    }

    mutating func line(_ text: String, at x: Double) {
        page.pieces.append(
            PlacedText(x: x, y: y, width: Double(text.count) * em, height: em, text: text))
        y += pitch
    }
}

private let long = "各单位按照年度要点逐项落实任务并把结果列入考核内容接受社会监督不断提升依法办事的水平和能力让群众满意"

@Suite struct PageFlowTests {
    @Test func `lines become the paragraphs that they were`() {
        let paragraphs = ["青石县司法局工作报告", "一、主要工作", long + "。", long + long + "。", "（一）规范执法", long]
        var setter = Setter()
        for paragraph in paragraphs { setter.paragraph(paragraph) }
        #expect(PageFlow.paragraphs(of: [setter.page]) == paragraphs)
        setter.page.pieces.reverse()
        #expect(PageFlow.paragraphs(of: [setter.page]) == paragraphs)
    }

    @Test func `a paragraph goes on over a page`() {
        var (first, second) = (Setter(), Setter())
        first.paragraph(long)
        first.paragraph(String(long.prefix(26)))
        second.paragraph(String(long.dropFirst(26)), indent: 0)
        second.paragraph(long)
        second.paragraph(long)
        #expect(PageFlow.paragraphs(of: [first.page, second.page]) == [long, long, long, long])
    }
}
