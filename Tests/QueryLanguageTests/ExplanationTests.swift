import QueryLanguage
import Testing

@Suite struct ExplanationTests {
    private let typed = "(行政復議 OR 诉讼) level:县 figure:案件>5件 year:2020.. ，"

    @Test func `an explanation is an indented tree in English`() throws {
        #expect(
            try Query(typed).explanation(in: .english) == """
                all of these:
                  any of these:
                    the text or the title holds 「行政复议」
                    the text or the title holds 「诉讼」
                  the level is county (county)
                  it has a figure of 「案件」 above 5 件
                  the year is 2020 or later
                Notes:
                  "，" asks for nothing here and was passed over.

                """)
    }

    @Test func `and in Chinese`() throws {
        #expect(
            try Query(typed).explanation(in: .chinese) == """
                同时满足：
                  满足其一：
                    正文或标题含有「行政复议」
                    正文或标题含有「诉讼」
                  级别为县（county）
                  有「案件」的数字大于5件
                  年份为2020 年及以后
                说明：
                  此处的“，”没有意义，已略过。

                """)
    }

    @Test(arguments: [
        ("*", "every report\n"), ("-law*", "not:\n  the text or the title holds a word that begins as 「law」\n"),
        (
            "a NEAR/3 b",
            "at most 3 characters apart:\n  the text or the title holds 「a」\n  the text or the title holds 「b」\n"
        ),
        ("in:problems|title:a", "one of the problems or title holds 「a」\n"),
        ("division:41,河南", "the division is in 410000 or 河南\n"),
        ("kind:部门", "the kind is department (department)\n"),
        ("duty:reconsideration", "it speaks to the duty administrative reconsideration (reconsideration)\n"),
        ("finding:figures", "it has the finding figures (figures)\n"), ("tag:a", "it has the tag a\n"),
        ("reader:1", "it was read by version 1\n"), ("unit:件", "a figure is counted in 件\n"),
        ("agency:教育局", "the agency's name holds 「教育局」\n"), ("cites:法", "a cited name holds 「法」\n"),
        ("figure:x=1.5..2", "it has a figure of 「x」 from 1.5 to 2\n"), ("figure:<=3", "it has a figure of at most 3\n"),
        ("[2017]四十七号", "the text or the title holds 「［2017］四十七号」 or the number 「［2017］47号」\n"),
    ])
    func `every kind of leaf is said`(typed: String, expected: String) throws {
        #expect(try Query(typed).explanation(in: .english) == expected)
        let chinese = try Query(typed).explanation(in: .chinese)
        #expect(chinese.hasSuffix("\n") && chinese != expected)
    }
}
