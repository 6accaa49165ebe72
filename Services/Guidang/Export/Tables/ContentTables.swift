extension TableSchema {
    /// The outline.
    static let sections = TableSchema(
        name: "sections", title: Wording("Sections", "章节"),
        description: Wording(
            "One row for each numbered heading, in document order.", "每个标号标题一行，按文中次序。"),
        rows: .sections, primaryKey: ["documentId", "ordinal"],
        references: [
            .report,
            TableReference(["documentId", "parentSection"], in: nil, ["documentId", "ordinal"], isOptional: true),
        ],
        columns: [
            .documentId, .ordinal,
            ColumnSchema(
                "sectionPath", .string, Wording("Path", "路径"),
                Wording(
                    "The places of the section and of those around it among their siblings, from 1: 1.8.2. Text, not a "
                        + "number.",
                    "章节及其上级在同级中的位次，从 1 起，如 1.8.2。是文字而非数字。"), isRequired: true, from: .ownSectionPath),
            ColumnSchema(
                "parentSection", .integer, Wording("Section around it", "上级章节"),
                Wording("The number of the section it is in; empty at the top.", "上级章节的序号；顶层为空。"), minimum: 1,
                from: .parentSection),
            ColumnSchema(
                "level", .integer, Wording("Level", "级别"),
                Wording("By the style of the number: 一、 1, （一） 2, 1. 3, （1） 4.", "按标号样式：一、为 1，（一）为 2，1. 为 3，（1）为 4。"),
                isRequired: true, minimum: 1, from: .item("level")),
            ColumnSchema(
                "label", .string, Wording("Number", "标号"), Wording("As printed.", "标号原文。"), from: .item("number")),
            ColumnSchema(
                "title", .string, Wording("Heading", "标题"),
                Wording("The heading's words without number and closing mark.", "标题文字，不含标号与句末标点。"), from: .item("title")
            ),
            ColumnSchema(
                "role", .string, Wording("Role", "内容类别"),
                Wording(
                    "What the section is for, by the contents that the rules ask for; empty below the first level and where "
                        + "not known.", "章节对应的法定内容；第一级以下及不明时为空。"),
                values: CodedValue.roles, from: .item("role")),
        ] + ColumnSchema.range("range", isRequired: true))

    /// Counted quantities.
    static let figures = TableSchema(
        name: "figures", title: Wording("Figures", "数据"),
        description: Wording(
            "One row for each counted quantity that is a fact of the report.", "报告中每个作为事实的数量一行。"),
        rows: .elements(of: "figures"), primaryKey: ["documentId", "id"],
        references: [
            .report,
            TableReference(["documentId", "partOf"], in: nil, ["documentId", "id"], isOptional: true),
            TableReference(["documentId", "section"], in: "sections", ["documentId", "ordinal"], isOptional: true),
        ],
        columns: [
            .documentId, .ordinal,
            ColumnSchema(
                "id", .string, Wording("Id", "编号"), Wording("Names the figure in its report: f12.", "该数据在报告内的编号。"),
                isRequired: true, from: .item("id")),
            ColumnSchema(
                "value", .number, Wording("Value", "数值"),
                Wording("The number, 万 and 亿 multiplied out; its unit is in the column unit.", "数值，万、亿已换算；单位见 unit 列。"),
                isRequired: true, from: .item("value")),
            ColumnSchema(
                "unit", .string, Wording("Unit", "单位"),
                Wording("The measure word as printed; % for percent.", "量词原文；百分比为 %。"), from: .item("unit")),
            ColumnSchema(
                "subject", .string, Wording("Subject", "对象"), Wording("What is counted.", "所计对象。"),
                from: .item("subject")),
            ColumnSchema(
                "qualifier", .string, Wording("Exactness", "精确程度"), Wording("How exact it is.", "数值的精确程度。"),
                values: [
                    CodedValue("exact", "as stated", "确数"), CodedValue("atLeast", "余, 多, 以上, 超过", "余、多、以上、超过"),
                    CodedValue("about", "约, 近", "约、近"), CodedValue("atMost", "不足, 不超过", "不足、不超过"),
                ], from: .item("qualifier")),
            ColumnSchema(
                "period", .string, Wording("Period", "时期"),
                Wording("The time it speaks of, a year as a rule.", "所指时期，一般为年份。"),
                from: .item("period")),
            ColumnSchema(
                "partOf", .string, Wording("Part of", "属于"),
                Wording("The id of the figure that it is stated to be a part of.", "其所属总数的编号。"), from: .item("partOf")),
        ] + ColumnSchema.section("section") + [
            ColumnSchema(
                "sectionLabel", .string, Wording("Label of the section", "章节标号"),
                Wording("The printed numbers on the way to the section, for people.", "通往该章节的标号原文。"),
                from: .item("sectionLabel")),
            ColumnSchema(
                "quote", .string, Wording("Quote", "原文"), Wording("The words that state it.", "载明该数据的原文。"),
                from: .item("quote")),
        ] + ColumnSchema.range("range", isRequired: true))

    /// What reports cite.
    static let citations = TableSchema(
        name: "citations", title: Wording("Citations", "引用"),
        description: Wording("One row for each outermost 《…》, repeats kept.", "每个最外层《》一行，重复者保留。"),
        rows: .elements(of: "citations"), primaryKey: ["documentId", "ordinal"], references: [.report],
        columns: [
            .documentId, .ordinal,
            ColumnSchema(
                "name", .string, Wording("Name", "名称"), Wording("What stands between the brackets.", "书名号内的文字。"),
                from: .item("name")),
            ColumnSchema(
                "canonicalName", .string, Wording("Full name", "全称"),
                Wording("The full official name, where known.", "正式全称，已知时有。"), from: .item("canonicalName")),
            ColumnSchema(
                "docNumber", .string, Wording("Document number", "文号"), Wording("The 文号 that follows.", "其后的文号。"),
                from: .item("docNumber")),
            ColumnSchema(
                "alias", .string, Wording("Short name", "简称"),
                Wording("The short name the report gives it.", "报告所给简称。"),
                from: .item("alias")),
            ColumnSchema(
                "kind", .string, Wording("Kind", "种类"), Wording("What sort of document it names.", "所引文件的种类。"),
                values: [
                    CodedValue("law", "law", "法律"),
                    CodedValue("administrative-regulation", "administrative regulation", "行政法规"),
                    CodedValue("local-regulation", "local regulation", "地方性法规"), CodedValue("rule", "rule", "规章"),
                    CodedValue("party-regulation", "regulation of the Party", "党内法规"),
                    CodedValue("policy", "policy and other normative document", "规范性文件及其他政策"),
                    CodedValue("internal-system", "an organ's own system of work", "内部制度"),
                    CodedValue("plan", "plan or list of points of work", "规划、方案、要点"),
                    CodedValue("other", "anything else, or not known", "其他或不明"),
                ], from: .item("kind")),
        ] + ColumnSchema.range("range", isRequired: true))
}

extension CodedValue {
    /// What sections are for.
    static let roles = [
        Self("achievements", "what was done", "工作开展情况"), Self("problems", "what is lacking", "存在的问题"),
        Self("leader-duty", "how the first person responsible did their duty", "第一责任人履职情况"),
        Self("plans", "what comes next", "下一步安排"), Self("other", "other matters", "其他事项"),
    ]
}
