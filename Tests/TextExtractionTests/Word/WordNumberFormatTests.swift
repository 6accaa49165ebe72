import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// What a list's number looks like in each format.
@Suite struct WordNumberFormatTests {
    /// The number of one paragraph in a list that starts there.
    private func printed(_ format: String, _ number: Int) throws -> String {
        let level = level(0, format, "%1", suffix: "nothing", start: number)
        let text = try lines(
            WordFile(paragraph("｜", inList(1)), numbering: abstractList(0, level) + list(1, of: 0)))
        return String(try #require(text.first).dropLast())
    }

    @Test(arguments: [
        ("decimal", [1: "1", 10: "10", 0: "0"]), ("decimalZero", [1: "01", 9: "09", 10: "10", 100: "100"]),
        ("decimalFullWidth", [1: "１", 12: "１２"]), ("decimalFullWidth2", [30: "３０"]),
        ("decimalHalfWidth", [12: "12"]), ("decimalEnclosedCircle", [1: "①", 20: "⑳", 21: "21"]),
        ("decimalEnclosedCircleChinese", [3: "③", 10: "⑩"]), ("decimalEnclosedParen", [1: "⑴", 20: "⒇", 21: "21"]),
        ("decimalEnclosedFullstop", [1: "⒈", 20: "⒛"]),
        ("lowerLetter", [1: "a", 26: "z", 27: "aa", 53: "aaa"]), ("upperLetter", [2: "B", 28: "BB"]),
        ("lowerRoman", [4: "iv", 9: "ix", 40: "xl"]), ("upperRoman", [1994: "MCMXCIV"]),
        ("ordinal", [1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 112: "112th", 121: "121st"]),
        ("numberInDash", [3: "- 3 -"]), ("hex", [255: "FF"]), ("none", [1: ""]), ("unheardOf", [7: "7"]),
    ])
    func `Western numbers and enclosed ones`(format: String, expected: [Int: String]) throws {
        for (number, text) in expected { #expect(try printed(format, number) == text) }
    }

    @Test(arguments: [
        ("chineseCounting", [1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇", 123: "一二三"]),
        (
            "chineseCountingThousand",
            [
                10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 1_001: "一千零一", 1_010: "一千零一十", 10_000: "一万",
                10_010: "一万零一十", 12_345: "一万二千三百四十五", 100_000: "十万",
            ]
        ), ("taiwaneseCountingThousand", [115: "一百一十五", 20_000: "二萬"]), ("taiwaneseCounting", [15: "十五"]),
        ("taiwaneseDigital", [10: "一〇"]), ("ideographDigital", [1: "一", 10: "一〇", 25: "二五"]),
        (
            "chineseLegalSimplified",
            [1: "壹", 2: "贰", 10: "壹拾", 11: "壹拾壹", 105: "壹佰零伍", 2_000: "贰仟"]
        ), ("ideographLegalTraditional", [2: "貳", 16: "壹拾陸", 10_000: "壹萬"]),
        (
            "japaneseCounting",
            [1: "一", 10: "十", 19: "十九", 20: "二十", 99: "九十九", 100: "百", 101: "百一", 110: "百十", 211: "二百十一", 1_000: "千"]
        ), ("japaneseLegal", [1: "壱", 3: "参", 10: "壱拾", 25: "弐拾伍"]),
        ("japaneseDigitalTenThousand", [10: "一〇", 105: "一〇五"]),
        ("ideographTraditional", [1: "甲", 10: "癸", 11: "11"]), ("ideographZodiac", [1: "子", 12: "亥", 13: "13"]),
        ("ideographZodiacTraditional", [1: "甲子", 13: "丙子", 60: "癸亥"]),
        ("ideographEnclosedCircle", [1: "㊀", 10: "㊉", 11: "11"]),
    ])
    func `Chinese numbers`(format: String, expected: [Int: String]) throws {
        for (number, text) in expected { #expect(try printed(format, number) == text) }
    }

    @Test func `a format of its own beside one for older programs fills with zeros`() throws {
        let format = """
            <mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>\
            </mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>
            """
        let level = level(0, "x", "%1、", start: 9).replacing("<w:numFmt w:val=\"x\"/>", with: format)
        let body = paragraph("文", inList(1)) + paragraph("文", inList(1))
        #expect(
            try lines(WordFile(body, numbering: abstractList(0, level) + list(1, of: 0))) == ["009、文", "010、文"])
    }

    @Test(arguments: ["decimal", "lowerLetter", "upperRoman", "chineseCountingThousand", "ordinal", "ideographZodiac"])
    func `numbers beyond all counting are printed short`(format: String) throws {
        for number in [-1, -2_147_483_648, 2_147_483_647, 99_999_999, 100_000_000] {
            #expect(try printed(format, number).count <= 40)
        }
    }
}
