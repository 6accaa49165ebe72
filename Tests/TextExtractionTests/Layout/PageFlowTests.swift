import Testing

@testable import TextExtraction

/// Sets lines as a typesetter does: so many squares a line, from a left edge on.
struct LineSetter {
    var page = PlacedPage(width: 210, height: 297, pieces: [])
    var left = 28.0
    var columns = 28
    var em = 5.5
    var pitch = 10.0
    var y = 45.0

    /// Sets a paragraph, one piece a line.
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
        put(text, x: x, y: y)
        y += pitch
    }

    mutating func put(_ text: String, x: Double, y: Double) {
        page.pieces.append(PlacedText(x: x, y: y, width: GlyphWidth.of(text) * em, height: em, text: text))
    }
}

private let long = "各单位按照年度要点逐项落实任务并把结果列入考核内容接受社会监督不断提升依法办事的水平和能力让群众满意"

@Suite struct PageFlowTests {
    private func flow(_ set: (inout LineSetter) -> Void) -> [String] {
        var setter = LineSetter()
        set(&setter)
        return PageFlow.paragraphs(of: [setter.page])
    }

    // MARK: - Paragraphs

    @Test func `lines become the paragraphs that they were`() {
        let paragraphs = ["青石县司法局工作报告", "一、主要工作", long + "。", long + long + "。", "（一）规范执法", long]
        var setter = LineSetter()
        for paragraph in paragraphs { setter.paragraph(paragraph) }
        #expect(PageFlow.paragraphs(of: [setter.page]) == paragraphs)
        setter.page.pieces.reverse()
        #expect(PageFlow.paragraphs(of: [setter.page]) == paragraphs)
    }

    @Test func `a paragraph goes on over a page`() {
        var (first, second) = (LineSetter(), LineSetter())
        first.paragraph(long)
        first.paragraph(String(long.prefix(26)))
        second.paragraph(String(long.dropFirst(26)), indent: 0)
        second.paragraph(long)
        second.paragraph(long)
        #expect(PageFlow.paragraphs(of: [first.page, second.page]) == [long, long, long, long])
    }

    @Test func `a paragraph whose last line is full ends before an indent`() {
        let full = String(long.prefix(26))
        #expect(
            flow {
                $0.paragraph(full); $0.paragraph(long); $0.paragraph(long)
            } == [full, long, long])
    }

    @Test func `without indents a short line, a number behind a sentence or a distance ends a paragraph`() {
        let full = String(long.prefix(27)) + "。"
        let paragraphs = flow { setter in
            setter.paragraph(long, indent: 0)
            setter.paragraph(full, indent: 0)
            setter.paragraph("二、" + long, indent: 0)
            setter.paragraph(full, indent: 0)
            setter.y += 10
            setter.paragraph(long, indent: 0)
        }
        #expect(paragraphs == [long, full, "二、" + long, full, long])
    }

    @Test func `a number in the middle of a sentence ends none`() {
        let sentence = String(long.prefix(28)) + "（一）项规定的情形" + long
        #expect(
            flow {
                $0.paragraph(sentence, indent: 0); $0.paragraph(long, indent: 0)
            } == [sentence, long])
    }

    @Test func `a long title in the middle is one, and a signature on the right is lines of its own`() {
        let paragraphs = flow { setter in
            setter.line(String(long.prefix(26)), at: setter.left + 5.5)
            setter.line("工作报告", at: setter.left + 66)
            setter.paragraph(long)
            setter.paragraph(long)
            setter.line("青石县司法局", at: setter.left + 108)
            setter.line("2024年1月3日", at: setter.left + 110)
        }
        #expect(paragraphs == [String(long.prefix(26)) + "工作报告", long, long, "青石县司法局", "2024年1月3日"])
    }

    @Test func `words keep their blanks, also where a line ends`() {
        var setter = LineSetter()
        for (row, words) in [["one", "oven", "on", "none"], ["no", "oven", "one", "even"], ["nee"]].enumerated() {
            var x = 28.0
            for word in words {
                setter.put(word, x: x, y: 45 + Double(row) * 10)
                x += GlyphWidth.of(word) * 5.5 + 1.4
            }
        }
        // The narrow margins of a note.
        setter.page.width = 28 + 28 + 40
        #expect(PageFlow.paragraphs(of: [setter.page]) == ["one oven on none no oven one even nee"])
    }

    @Test func `a number that is broken at a line's end is whole`() {
        let sentence = String(long.prefix(25)) + "2"
        let paragraphs = flow { setter in
            setter.paragraph(sentence)
            setter.paragraph("023年" + long, indent: 0)
            setter.paragraph(long)
        }
        #expect(paragraphs == [sentence + "023年" + long, long])
    }

    // MARK: - Lines

    @Test func `characters in any order make a line; only wide gaps are blanks`() {
        var setter = LineSetter()
        for (place, character) in "规范执法行为".enumerated() {
            setter.put(String(character), x: 40 + Double(place) * 7, y: 50)
        }
        setter.put("（一）", x: 15, y: 50.4)
        setter.page.pieces.shuffle()
        #expect(PageFlow.paragraphs(of: [setter.page]) == ["（一）　规范执法行为"])
    }

    @Test func `a mark that is raised or small belongs to its line`() {
        var setter = LineSetter()
        setter.put("面积", x: 30, y: 50)
        setter.page.pieces.append(PlacedText(x: 41, y: 49.5, width: 1.5, height: 2.8, text: "2"))
        setter.put("公顷", x: 42.5, y: 50)
        #expect(PageFlow.paragraphs(of: [setter.page]) == ["面积2公顷"])
    }

    @Test func `what is printed twice to look bold is read once, and doubled characters stay`() {
        var setter = LineSetter()
        var x = 30.0
        for character in "谢谢11号" {
            setter.put(String(character), x: x, y: 50)
            setter.put(String(character), x: x + 0.3, y: 50.1)
            x += GlyphWidth.of(String(character)) * 5.5
        }
        #expect(PageFlow.paragraphs(of: [setter.page]) == ["谢谢11号"])
    }

    @Test func `rows keep their cells apart, below each other with bars`() {
        let paragraphs = flow { setter in
            setter.paragraph(long)
            for row in [["索引号", "XA-7", "分类", "法治"], ["文号", "青法〔2024〕3号", "日期", "2024-01-03"]] {
                for (column, cell) in row.enumerated() {
                    setter.put(cell, x: 28 + Double(column) * 55 - (column == 3 ? 22 : 0), y: setter.y)
                }
                setter.y += 10
            }
        }
        #expect(paragraphs == [long, "索引号 | XA-7 | 分类 | 法治", "文号 | 青法〔2024〕3号 | 日期 | 2024-01-03"])
    }

    @Test func `a seal across the lines joins none of them`() {
        var setter = LineSetter()
        setter.paragraph(long)
        setter.page.pieces.append(PlacedText(x: 60, y: 40, width: 80, height: 40, text: "样"))
        #expect(PageFlow.paragraphs(of: [setter.page]).contains("样"))
        #expect(PageFlow.paragraphs(of: [setter.page]).joined().filter { $0 != "样" } == long)
    }

    // MARK: - Columns

    @Test(arguments: [0.0, 4.0]) func `a column is read to its end before the one beside it`(shift: Double) {
        var setter = LineSetter()
        setter.line("两栏的文件", at: 80)
        let top = setter.y
        setter.columns = 13
        for column in 0...1 {
            setter.left = 28 + Double(column) * 80
            setter.y = top + Double(column) * shift
            setter.paragraph(String("甲乙".dropFirst(column).prefix(1)) + long + "。")
            setter.paragraph(long + "。")
        }
        let paragraphs = PageFlow.paragraphs(of: [setter.page])
        #expect(paragraphs == ["两栏的文件", "甲" + long + "。", long + "。", "乙" + long + "。", long + "。"])
    }

    @Test func `characters set one by one on a grid make no columns`() {
        var setter = LineSetter()
        for row in 0..<8 {
            for (place, character) in long.prefix(28).enumerated() {
                setter.put(String(character), x: 28 + Double(place) * 5.5, y: 45 + Double(row) * 10)
            }
        }
        #expect(PageFlow.paragraphs(of: [setter.page]) == [String(repeating: String(long.prefix(28)), count: 8)])
    }

    // MARK: - Numbers that no page has

    @Test func `boxes of any kind come to an end`() {
        let values: [Double] = [0, -1, 1e5, 1e300, -1e308, .infinity, .nan, 1e-300, 5]
        var pieces: [PlacedText] = []
        for x in values {
            for y in values {
                for size in values {
                    pieces.append(PlacedText(x: x, y: y, width: size, height: size, text: "字", isVertical: x > y))
                }
            }
        }
        for width in values {
            let paragraphs = PageFlow.paragraphs(of: [PlacedPage(width: width, height: -width, pieces: pieces)])
            #expect(!paragraphs.contains(""))
        }
    }
}
