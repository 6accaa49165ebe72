import QueryLanguage
import Testing

/// Fields in both languages; the expected query is what is printed, and is read as the same.
@Suite struct FieldParsingTests {
    private func check(_ typed: String, _ expected: String) throws {
        let query = try Query(typed)
        #expect(query.node.description == expected)
        #expect(try Query(expected).node == query.node)
    }

    @Test func `every field has names in both languages`() throws {
        for field in QueryField.allCases {
            for name in [field.rawValue, field.rawValue.uppercased()] + field.chineseNames {
                #expect(QueryField(named: name) == field)
            }
            let value = field == .year ? "2020" : field == .division ? "41" : field == .part ? "title" : "x"
            for name in [field.rawValue] + field.chineseNames {
                for colon in [":", "：", "∶"] {
                    let typed = name + colon + value + " a"
                    #expect(try Query(typed).node == Query("\(field.rawValue):\(value) a").node, "\(typed)")
                    #expect(try Query(typed).node != Query("\(value) a").node, "\(typed)")
                }
            }
        }
    }

    @Test(arguments: [
        ("agency:教育局", "agency:「教育局」"), ("機關:教育局", "agency:「教育局」"), ("agency: 教育局 x", "agency:「教育局」 AND 「x」"),
        ("agency:(a OR b)", "agency:「a」 OR agency:「b」"), ("agency:“a b”", "agency:「a b」"),
        ("agency:a,b", "agency:「a」 OR agency:「b」"), ("-agency:a", "NOT agency:「a」"),
        ("agency:(a -b)", "agency:「a」 AND NOT agency:「b」"),
        ("cites:《行政 复议法》", "cites:「行政复议法」"), ("cites:行政复议法", "cites:「行政复议法」"),
        ("cites:《a，b（c）》x", "cites:「a，b（c）》x」"),
    ])
    func `names`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("division:4101", "division:410100"), ("division:41", "division:410000"), ("地区：河南", "division:「河南」"),
        ("地区:河南、41", "division:「河南」,410000"), ("kind:部门,branch", "kind:department,branch"),
        ("kind:a|b x", "kind:a,b AND 「x」"),
        ("level:县", "level:county"), ("level:COUNTY", "level:county"), ("duty:行政复议", "duty:reconsideration"),
        ("finding:合计不符", "finding:figures.sum"), ("tag:\"a b\",c", "tag:「a b」,c"), ("reader:1.2.0", "reader:1.2.0"),
        ("unit:件,％", "unit:「件」,「%」"),
    ])
    func `lists of values`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("year:2020..2023", "year:2020..2023"), ("year:2020-2023", "year:2020..2023"),
        ("year:2020–2023", "year:2020..2023"),
        ("year:2020~2023", "year:2020..2023"), ("年份：2020年至2023年", "year:2020..2023"),
        ("year:>=2020", "year:2020..9999"),
        ("year:2020..", "year:2020..9999"), ("year>2020", "year:2021..9999"), ("year:≤2020", "year:0..2020"),
        ("year:..2020", "year:0..2020"), ("year:2023-2020", "year:2020..2023"), ("year:2020,2022", "year:2020,2022"),
        ("year:(2020 OR 2022)", "year:2020 OR year:2022"), ("year:２０２０", "year:2020"), ("year:二〇二〇年", "year:2020"),
    ])
    func `years`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("figure:行政诉讼>5件", "figure:「行政诉讼」>5.0「件」"), ("数字：行政诉讼＞５件", "figure:「行政诉讼」>5.0「件」"),
        ("figure:行政复议=1.2万件", "figure:「行政复议」=12000.0「件」"), ("figure:行政复议", "figure:「行政复议」"),
        ("figure:\"行政 复议\">=5", "figure:「行政复议」>=5.0"), ("figure:x≤1,200件", "figure:「x」<=1200.0「件」"),
        ("figure:满意率≥99.5％", "figure:「满意率」>=99.5「%」"), ("figure:x=5..10件", "figure:「x」=5.0..10.0「件」"),
        ("figure:x=5-10件", "figure:「x」=5.0..10.0「件」"), ("figure:x>三十件", "figure:「x」>30.0「件」"),
        ("figure:x > 5 y", "figure:「x」>5.0 AND 「y」"), ("figure:>1.1亿元", "figure:>110000000.0「元」"),
        ("figure:x>1,y<2", "figure:「x」>1.0 OR figure:「y」<2.0"), ("figure:x=-5", "figure:「x」=-5.0"),
    ])
    func `figures`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test(arguments: [
        ("in:problems 执法", "in:problems(「执法」)"), ("in:problems|plans a b", "in:problems|plans(「a」 AND 「b」)"),
        ("in:problems(a) b", "in:problems(「a」) AND 「b」"), ("in:problems:a b", "in:problems(「a」) AND 「b」"),
        ("(in:title a) b", "in:title(「a」) AND 「b」"), ("位置：问题、打算 a", "in:problems|plans(「a」)"),
        ("-in:problems:a", "NOT in:problems(「a」)"), ("in:(problems OR title) a", "in:problems|title(「a」)"),
        ("in:problems:(a OR b) c", "in:problems(「a」 OR 「b」) AND 「c」"), ("in:小标题：“a b”", "in:headings(「a b」)"),
        ("a in:title", "in:title(「a」)"), ("in:title(in:problems(a) b)", "in:title(in:problems(「a」) AND 「b」)"),
    ])
    func `parts`(typed: String, expected: String) throws { try check(typed, expected) }

    @Test func `an unlisted value is kept and the nearest is named`() throws {
        let query = try Query("kind:goverment")
        #expect(query.node == .field(.kind(["goverment"])))
        #expect(query.notes.first?.message.english.contains("\"government\"") == true)
    }
}
