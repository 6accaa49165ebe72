/// The values that are known for fields that have few, with their names in both languages.
///
/// Later readers may know more: a value that is not listed is taken as it is typed.
package enum QueryVocabulary {
    /// The values of a field in the order in which people are shown them; nil where any text is a value.
    package static func values(of field: QueryField) -> [QueryValue]? {
        switch field {
        case .kind: kinds
        case .level: levels
        case .duty: duties
        case .finding: findings
        case .part: parts
        default: nil
        }
    }

    /// The value that a typed text names: by its own name, or by one in Chinese.
    package static func value(_ typed: String, of field: QueryField) -> QueryValue? {
        lookup[field]?[key(typed)]
    }

    /// The value whose name is nearest to a typed text.
    static func nearest(to typed: String, of field: QueryField) -> QueryValue? {
        let typed = typed.lowercased()
        let ranked = (values(of: field) ?? []).map { ($0, EditDistance.between(typed, $0.name)) }.min { $0.1 < $1.1 }
        guard let best = ranked, best.1 * 2 <= typed.unicodeScalars.count else { return nil }
        return best.0
    }

    /// Report kinds, then agency kinds.
    static let kinds = [
        QueryValue("annual-report", "yearly report", "年度报告", ["年报", "报告"]),
        QueryValue("other", "other document", "其他文件", ["其他"]),
        QueryValue("government", "government", "政府", ["人民政府"]),
        QueryValue("department", "department", "部门"),
        QueryValue("branch", "branch office", "派出机构", ["派出", "分局"]),
        QueryValue("township", "township or street", "乡镇街道", ["乡镇", "街道"]),
        QueryValue("party", "organ of the Party", "党的机关", ["党委", "党组织"]),
        QueryValue("other-agency", "other organ", "其他机关"),
    ]

    static let levels = [
        QueryValue("national", "national", "国家", ["中央", "国家级"]),
        QueryValue("province", "province", "省", ["省级"]),
        QueryValue("prefecture", "prefecture", "市", ["市级", "地", "地级", "地市", "设区市"]),
        QueryValue("county", "county", "县", ["县级", "区", "区县", "区级"]),
        QueryValue("township", "township", "乡", ["乡级", "镇", "乡镇", "街道"]),
    ]

    /// Rules, and the families they are of.
    static let findings = [
        QueryValue("numbering", "numbering", "编号"),
        QueryValue("numbering.duplicate", "number stands twice", "编号重复"),
        QueryValue("numbering.gap", "number is skipped", "编号跳号", ["编号缺失"]),
        QueryValue("figures", "figures", "数字"),
        QueryValue("figures.sum", "parts do not add up", "合计不符", ["数字不符"]),
        QueryValue("contents", "contents", "内容"),
        QueryValue("contents.missing", "required content is missing", "内容缺项", ["缺项"]),
        QueryValue("deadline", "deadlines", "期限", ["超期", "逾期"]),
        QueryValue("deadline.written-late", "written late", "成文超期", ["成文逾期"]),
        QueryValue("deadline.published-late", "published late", "公开超期", ["公开逾期", "发布超期"]),
        QueryValue("index-number", "index number", "索引号"),
        QueryValue("index-number.check-digit", "check character of the index number", "索引号校验位"),
        QueryValue("index-number.credit-code", "credit code in the index number", "索引号信用代码"),
        QueryValue("dates", "dates", "日期"),
        QueryValue("dates.order", "published before written", "日期颠倒"),
        QueryValue("year", "year", "年份"),
        QueryValue("year.disagrees", "years of title and body differ", "年份不一致"),
        QueryValue("metadata", "metadata", "元数据"),
        QueryValue("metadata.disagrees", "declared data differ from the text", "元数据不一致"),
        QueryValue("template", "template", "模板"),
        QueryValue("template.leftover", "placeholder left in the text", "模板残留", ["占位符"]),
    ]

    static let parts = [
        QueryValue("problems", "problems", "问题", ["存在问题", "problem"]),
        QueryValue("plans", "commitments", "打算", ["计划", "承诺", "下一步", "plan", "commitments"]),
        QueryValue("title", "title", "标题", ["题目"]),
        QueryValue("headings", "headings", "小标题", ["章节", "heading"]),
    ]

    private static let lookup: [QueryField: [String: QueryValue]] = {
        var lookup: [QueryField: [String: QueryValue]] = [:]
        for field in QueryField.allCases {
            for value in values(of: field) ?? [] {
                for name in [value.name, value.chinese] + value.aliases {
                    lookup[field, default: [:]][key(name)] = value
                }
            }
        }
        return lookup
    }()

    private static func key(_ name: String) -> String { FoldedText.row(name).shown }
}
