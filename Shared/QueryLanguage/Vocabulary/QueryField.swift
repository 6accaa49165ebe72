/// A field of the query language.
package enum QueryField: String, CaseIterable, Sendable {
    case agency, division, year, kind, level, duty, cites, unit, figure, finding, tag, reader
    case part = "in"

    /// Its names in Chinese, the first of which is shown.
    package var chineseNames: [String] {
        switch self {
        case .agency: ["机关", "单位"]
        case .division: ["地区", "区划"]
        case .year: ["年份", "年度"]
        case .kind: ["类型"]
        case .level: ["级别"]
        case .duty: ["职责"]
        case .cites: ["引用", "依据"]
        case .unit: ["计量单位"]
        case .figure: ["数字", "数据"]
        case .finding: ["发现", "问题项"]
        case .tag: ["标签"]
        case .reader: ["读取器"]
        case .part: ["位置"]
        }
    }

    /// What it asks for.
    package var meaning: QueryMessage {
        switch self {
        case .agency: QueryMessage("part of the reporting agency's name", "报告机关名称的一部分")
        case .division: QueryMessage("code or name of a division and all below it", "行政区划代码或名称，含其下级")
        case .year: QueryMessage("the year reported on", "报告所述年份")
        case .kind: QueryMessage("kind of the report or of its agency", "报告或机关的类型")
        case .level: QueryMessage("level of the agency", "机关的级别")
        case .duty: QueryMessage("a duty that the report speaks to", "报告涉及的职责")
        case .cites: QueryMessage("part of a cited document's name", "所引文件名称的一部分")
        case .unit: QueryMessage("measure word of a figure", "数字的计量单位")
        case .figure: QueryMessage("what is counted, and how many", "统计的事项及数值")
        case .finding: QueryMessage("what a reviewer would note", "审查中发现的问题")
        case .tag: QueryMessage("sub-folder that the document lay in", "文件所在的子文件夹")
        case .reader: QueryMessage("version of the reader", "读取器的版本")
        case .part: QueryMessage("where words must stand", "词语所在的部分")
        }
    }

    /// The field of a name, in either language and in any case.
    package init?(named name: String) {
        guard let field = Self.names[name.lowercased()] else { return nil }
        self = field
    }

    /// All names that are understood.
    static let names: [String: QueryField] = {
        var names: [String: QueryField] = [:]
        for field in allCases {
            names[field.rawValue] = field
            for name in field.chineseNames { names[name] = field }
        }
        return names
    }()

    /// The field that a wrong name most likely means.
    static func nearest(to name: String) -> QueryField? {
        let name = name.lowercased()
        if let field = misnomers[name] { return field }
        let ranked = names.map { (field: $0.value, name: $0.key, edits: EditDistance.between(name, $0.key)) }
            .min { ($0.edits, $0.name) < ($1.edits, $1.name) }
        guard let best = ranked, best.edits * 2 <= name.unicodeScalars.count else { return nil }
        return best.field
    }

    /// Whether a name in Chinese is so near a field's that it was surely meant for one.
    static func looksLikeField(_ name: String) -> Bool {
        if misnomers[name] != nil { return true }
        guard name.unicodeScalars.count >= 3 else { return false }
        return names.keys.contains { EditDistance.between(name, $0) <= 1 }
    }

    /// What people may type for a field.
    private static let misnomers: [String: QueryField] = [
        "省份": .division, "省": .division, "市": .division, "县": .division, "城市": .division, "地方": .division,
        "区域": .division, "地域": .division, "部门": .agency, "机构": .agency, "组织": .agency, "年": .year, "年代": .year,
        "类别": .kind, "种类": .kind, "等级": .level, "层级": .level, "任务": .duty, "法规": .cites, "量词": .unit,
        "数值": .figure, "数量": .figure, "标记": .tag, "范围": .part, "部分": .part, "province": .division,
        "region": .division, "city": .division, "place": .division, "code": .division, "org": .agency, "organ": .agency,
        "office": .agency, "department": .agency, "date": .year, "type": .kind, "law": .cites, "cite": .cites,
        "number": .figure, "value": .figure, "rule": .finding, "folder": .tag, "part": .part, "section": .part,
        "problem": .finding, "title": .part, "version": .reader,
    ]
}
