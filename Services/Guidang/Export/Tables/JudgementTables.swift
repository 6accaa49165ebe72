extension TableSchema {
    /// Duties that reports speak to.
    static let duties = TableSchema(
        name: "duties", title: Wording("Duties", "职责"),
        description: Wording(
            "One row for each duty of rule-of-law government that a report speaks to.", "报告涉及的每项法治政府建设职责一行。"),
        rows: .elements(of: "duties"), primaryKey: ["documentId", "ordinal"], references: [.report],
        columns: [
            .documentId, .ordinal,
            ColumnSchema(
                "taxonomy", .string, Wording("Taxonomy", "职责体系"),
                Wording(
                    "The list of duties, by the outline that holds for the report year: outline-2021.",
                    "所用职责体系，按报告年度适用的纲要。"),
                isRequired: true, from: .item("taxonomy")),
            ColumnSchema(
                "duty", .string, Wording("Duty", "职责"), Wording("Its name in the taxonomy: disputes.", "在职责体系中的名称。"),
                isRequired: true, from: .item("duty")),
        ] + ColumnSchema.coding)

    /// Where reports speak to duties.
    static let dutySections = TableSchema(
        name: "duty_sections", title: Wording("Sections of duties", "职责所在章节"),
        description: Wording("One row for each section that speaks to a duty.", "涉及某项职责的每个章节一行。"),
        rows: .nestedElements(of: "sections", inside: "duties"), primaryKey: ["documentId", "duty", "ordinal"],
        references: [
            .report, TableReference(["documentId", "duty"], in: "duties", ["documentId", "ordinal"]),
            TableReference(["documentId", "section"], in: "sections", ["documentId", "ordinal"], isOptional: true),
        ],
        columns: [.documentId, dutyNumber, nestedOrdinal] + ColumnSchema.section(""))

    /// The words by which reports speak to duties.
    static let dutyEvidence = TableSchema(
        name: "duty_evidence", title: Wording("Evidence of duties", "职责的依据"),
        description: Wording("One row for each passage that shows a duty.", "表明某项职责的每处文字一行。"),
        rows: .nestedElements(of: "evidence", inside: "duties"), primaryKey: ["documentId", "duty", "ordinal"],
        references: [.report, TableReference(["documentId", "duty"], in: "duties", ["documentId", "ordinal"])],
        columns: [.documentId, dutyNumber, nestedOrdinal] + ColumnSchema.range("", isRequired: true))

    private static let dutyNumber = ColumnSchema(
        "duty", .integer, Wording("Duty", "职责"),
        Wording("The duty's number in the table duties.", "该职责在 duties 表中的序号。"),
        isRequired: true, minimum: 1, from: .outerOrdinal)

    private static let nestedOrdinal = ColumnSchema(
        "ordinal", .integer, Wording("Number", "序号"),
        Wording("The row's place among those of its duty, from 1.", "该行在本职责中的次序，从 1 起。"), isRequired: true, minimum: 1,
        from: .ordinal)

    /// What reports say is lacking.
    static let problems = items(
        "problems", Wording("Problems", "问题"),
        Wording("One row for each thing that a report says is lacking.", "报告所述的每个问题一行。"))

    /// What reports promise.
    static let commitments = items(
        "commitments", Wording("Commitments", "承诺"),
        Wording("One row for each thing that a report promises.", "报告所作的每项承诺一行。"))

    private static func items(_ name: String, _ title: Wording, _ description: Wording) -> TableSchema {
        TableSchema(
            name: name, title: title, description: description, rows: .elements(of: JSONPath(stringLiteral: name)),
            primaryKey: ["documentId", "ordinal"], references: [.report],
            columns: [
                .documentId, .ordinal,
                ColumnSchema(
                    "text", .string, Wording("Text", "文字"),
                    Wording("The report's own words without the item's mark.", "报告原文，不含项目标号。"),
                    isRequired: true, from: .item("text")),
            ] + ColumnSchema.range("range", isRequired: true) + ColumnSchema.coding)
    }

    /// What a careful reviewer would note.
    static let findings = TableSchema(
        name: "findings", title: Wording("Findings", "审阅意见"),
        description: Wording(
            "One row for each thing that a careful reviewer would note; the rules are in the code book.",
            "细心的审阅者会指出的每一处一行；规则见编码手册。"),
        rows: .elements(of: "findings"), primaryKey: ["documentId", "ordinal"], references: [.report],
        columns: [
            .documentId, .ordinal,
            ColumnSchema(
                "rule", .string, Wording("Rule", "规则"),
                Wording(
                    "Its name; rules may be added, so the list in the code book is not closed.", "规则名称；规则可增加，手册所列并非封闭。"),
                isRequired: true, from: .item("rule")),
            ColumnSchema(
                "item", .string, Wording("Item", "项目"),
                Wording("What the rule names, where one rule speaks of several things.", "规则所指的具体内容。"),
                from: .item("item")),
            ColumnSchema(
                "severity", .string, Wording("Severity", "程度"), Wording("How much it matters.", "严重程度。"),
                isRequired: true,
                values: [
                    CodedValue("info", "worth knowing", "提示"), CodedValue("warning", "worth asking about", "存疑"),
                    CodedValue("error", "wrong", "错误"),
                ], from: .item("severity")),
            ColumnSchema(
                "message", .string, Wording("Message", "说明"), Wording("A sentence for people.", "给人看的说明。"),
                from: .item("message")),
        ] + ColumnSchema.range("range", isRequired: false))
}
