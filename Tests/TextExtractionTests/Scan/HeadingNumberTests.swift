import Testing

@testable import TextExtraction

@Suite struct HeadingNumberTests {
    private func repaired(_ lines: [String]) -> [String] {
        let found = HeadingNumbers(lines).repaired
        return lines.indices.map { found[$0] ?? lines[$0] }
    }

    @Test func `numbers that were misread are put right by their neighbours`() {
        let read = ["一、主要工作。", "(—)甲。", "(二)乙。", "(三)丙。", "四)丁。", "(五戊己。", "(入)庚。", "(七)辛。", "=、存在问题。", "（一）壬。"]
        let wanted = ["一、主要工作。", "(一)甲。", "(二)乙。", "(三)丙。", "(四)丁。", "(五)戊己。", "(六)庚。", "(七)辛。", "二、存在问题。", "（一）壬。"]
        #expect(repaired(read) == wanted)
    }

    @Test func `a numeral read as two strokes is one again`() {
        #expect(repaired(["（一）甲。", "（一一）乙。", "（三）丙。"])[1] == "（二）乙。")
        #expect(repaired(["（十）甲。", "（+一）乙。", "（十—一）丙。"]) == ["（十）甲。", "（十一）乙。", "（十—一）丙。"])
    }

    @Test func `figures in brackets are put right too`() {
        #expect(repaired(["（一）甲。", "(了推行联合检查。", "(2)乙。", "(3丙丁。"])[1...] == ["(1)推行联合检查。", "(2)乙。", "(3)丙丁。"])
        #expect(repaired(["（一）甲。", "(1L)乙。", "《2)丙。", "(3)丁。"])[1...] == ["(1)乙。", "(2)丙。", "(3)丁。"])
        #expect(repaired(["乙。", "(了解情况。"]) == ["乙。", "(了解情况。"])
    }

    @Test func `what the neighbours leave open stays as it was read`() {
        for lines in [
            ["（一）甲。", "（入）乙。", "（三）丙。"],
            ["（三）甲。", "（人）乙。", "（九）丙。"],
            ["（1）甲。", "（王）乙。"],
            ["一、甲。", "这些年来坚持问题导向，凡是涉及群众利益的", "人、财、物都向基层倾斜。", "三、丙。"],
            ["四是加强监督。", "一方面，", "二是强化保障。"],
        ] {
            #expect(repaired(lines) == lines)
        }
    }

    @Test func `a mistake of the report itself is left alone`() {
        let lines = ["（一）甲。", "（二）乙。", "（二）丙。", "（四）丁。"]
        #expect(repaired(lines) == lines)
    }
}
