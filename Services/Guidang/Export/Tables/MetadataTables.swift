extension TableSchema {
    /// Where each single value of a report came from.
    static let evidence = TableSchema(
        name: "evidence", title: Wording("Evidence of single values", "单值的依据"),
        description: Wording(
            "One row for each single value of a report: where it was found and by which rule.", "报告每个单值一行：出处与规则。"),
        rows: .members(of: "evidence"), primaryKey: ["documentId", "field"], references: [.report],
        columns: [
            .documentId,
            ColumnSchema(
                "field", .string, Wording("Value", "字段"),
                Wording("The value's path in the report's JSON: agency.name.", "该值在报告 JSON 中的路径。"), isRequired: true,
                from: .memberName),
            ColumnSchema(
                "from", .string, Wording("Part", "位置"), Wording("The part of the document it stands in.", "出自文件的哪一部分。"),
                values: [
                    CodedValue("header", "what stands before the report's own text", "正文之前"),
                    CodedValue("meta", "a labelled field of the page", "页面的标注字段"),
                    CodedValue("body", "the report's own text", "正文"),
                    CodedValue("signature", "the lines that close the report", "落款"),
                ], from: .item("from")),
            ColumnSchema(
                "rule", .string, Wording("Rule", "规则"), Wording("The name of the reader's rule.", "读取规则的名称。"),
                from: .item("rule")),
        ] + ColumnSchema.range("range", isRequired: false))

    /// What came beside the documents.
    static let declared = TableSchema(
        name: "declared", title: Wording("Declared values", "申报的值"),
        description: Wording(
            "What a sidecar file or manifest declares of a document; it never overwrites what the text says.",
            "附带文件或清单所申报的内容；从不替代文件自身所载。"),
        rows: .members(of: "source.declared"), primaryKey: ["documentId", "key"], references: [.report],
        columns: [
            .documentId,
            ColumnSchema(
                "key", .string, Wording("Key", "键"), Wording("The name, as declared.", "申报的名称。"), isRequired: true,
                from: .memberName),
            ColumnSchema(
                "value", .string, Wording("Value", "值"), Wording("The value, as declared.", "申报的值。"), from: .item("")),
        ])

    /// What people call the documents.
    static let tags = TableSchema(
        name: "tags", title: Wording("Tags", "标签"),
        description: Wording("One row for each tag of a document.", "文件的每个标签一行。"), document: .archive,
        rows: .elements(of: "tags"), primaryKey: ["documentId", "ordinal"], references: [.report],
        columns: [
            .documentId, .ordinal,
            ColumnSchema(
                "tag", .string, Wording("Tag", "标签"), Wording("The tag, as given.", "标签原文。"), isRequired: true,
                from: .item("")),
        ])

    /// Organs that report together with another.
    static let jointAgencies = TableSchema(
        name: "joint_agencies", title: Wording("Joint agencies", "联合报告机关"),
        description: Wording(
            "The further organs of a joint report; the first one is in reports.", "联合报告的其余机关；第一机关见 reports 表。"),
        rows: .elements(of: "agency.joint"), primaryKey: ["documentId", "ordinal"], references: [.report],
        columns: [
            .documentId, .ordinal,
            ColumnSchema(
                "agencyName", .string, Wording("Agency", "机关名称"), Wording("Its name, as stated.", "机关名称原文。"),
                isRequired: true, from: .item("")),
        ])
}
