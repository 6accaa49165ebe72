extension TableSchema {
    /// The tables of comparisons, which stand behind the standard ones where an export compares.
    ///
    /// Reports are compared with all current reports of the archive, also with those that a query leaves out.
    package static let comparing: [TableSchema] = [
        reuseTotals, reuse, figureYears, returningProblems, promises, promiseEvidence,
    ]

    /// How much of each report stands in others.
    static let reuseTotals = TableSchema(
        name: "reuse_totals", title: Wording("Reuse in all", "沿用总计"),
        description: Wording(
            "One row for each report: how much of its text stands in other reports. Headings and sentences of less than 8 Han "
                + "characters are not counted; a sentence whose numbers alone were changed counts as standing there.",
            "每份报告一行：其文字有多少见于其他报告。标题及不足 8 个汉字的句子不计；仅数字不同的句子也算。"),
        document: .comparison, rows: .document, primaryKey: ["documentId"], references: [.report],
        columns: [
            .documentId,
            ColumnSchema(
                "sentences", .integer, Wording("Sentences", "句数"),
                Wording("Sentences that were compared; empty where the report could not be.", "参与比较的句数；无法比较时为空。"),
                unit: "sentence", minimum: 0, from: .item("reuse.sentences")),
            ColumnSchema(
                "characters", .integer, Wording("Characters", "字数"),
                Wording("Their characters, without blanks and punctuation.", "这些句子的字数，不含空白与标点。"),
                unit: "character", minimum: 0, from: .item("reuse.characters")),
        ]
            + ColumnSchema.share(
                "own", "reuse.ownEarlier",
                Wording("what stands in earlier reports of the same agency", "见于本机关往年报告的部分"))
            + ColumnSchema.share(
                "other", "reuse.others",
                Wording("what stands in reports of other agencies, common form included", "见于其他机关报告的部分，含通用套语"))
            + ColumnSchema.share(
                "common", "reuse.common",
                Wording(
                    "what is a common form of words, as a sample of the archive has it in reports of two other agencies or more",
                    "通用套语，即抽样中见于两个以上其他机关报告的部分")))

    /// From which reports text was taken.
    static let reuse = TableSchema(
        name: "reuse", title: Wording("Reuse by source", "沿用来源"),
        description: Wording(
            "One row for each report and each report that shares most of its text with it: at most 10 earlier ones of the same "
                + "agency, and at most 10 of other agencies with a tenth of its characters or more.",
            "每份报告与每个来源报告一行：本机关往年报告至多 10 份，其他机关报告至多 10 份且占其字数十分之一以上。"),
        document: .comparison, rows: .elements(of: "reuse.sources"), primaryKey: ["documentId", "source"],
        references: [.report, .elsewhere(["source"], in: "reports", ["documentId"])],
        columns: [
            .documentId,
            ColumnSchema(
                "source", .string, Wording("Source", "来源报告"),
                Wording("SHA-256 of the original of the other report.", "另一份报告原始文件的 SHA-256。"),
                isRequired: true, from: .item("documentId")),
            ColumnSchema(
                "relation", .string, Wording("Whose", "归属"), Wording("Whose report the source is.", "来源报告属于谁。"),
                isRequired: true,
                values: [
                    CodedValue("own", "an earlier report of the same agency", "本机关往年报告"),
                    CodedValue("other", "a report of another agency, of any year", "其他机关报告，不限年度"),
                ], from: .item("relation")),
            ColumnSchema(
                "sourceAgencyKey", .string, Wording("Agency key of the source", "来源机关代码"),
                Wording("As agencyKey in reports.", "同 reports 表的 agencyKey。"), from: .item("agencyKey")),
            ColumnSchema(
                "sourceAgencyName", .string, Wording("Agency of the source", "来源机关名称"),
                Wording("As agencyName in reports.", "同 reports 表的 agencyName。"), from: .item("agency")),
            ColumnSchema(
                "sourceYear", .integer, Wording("Year of the source", "来源年度"),
                Wording("The year that the source reports on; it may be a later one.", "来源报告的年度，可能更晚。"),
                unit: "year", from: .item("year")),
        ] + ColumnSchema.share("shared", "share", Wording("what the source shares", "与来源相同的部分")) + [
            count(
                "same", Wording("Same", "相同"), Wording("Sentences that are the same, numbers and all.", "数字在内完全相同的句数。")),
            count(
                "numbersChanged", Wording("Numbers changed", "仅数字不同"),
                Wording("Sentences that are the same but for numbers.", "仅数字不同的句数。")),
            count(
                "near", Wording("Nearly the same", "大体相同"), Wording("Sentences that are nearly the same.", "大体相同的句数。")),
        ])

    private static func count(_ name: String, _ title: Wording, _ description: Wording) -> ColumnSchema {
        ColumnSchema(
            name, .integer, title, description, unit: "sentence", isRequired: true, minimum: 0,
            from: .item(JSONPath(stringLiteral: name)))
    }
}

extension TableReference {
    /// A key into what may be another report: one that a query leaves out is not in the export.
    static func elsewhere(_ columns: [String], in table: String, _ target: [String]) -> Self {
        Self(columns, in: table, target, mayLeaveSet: true)
    }
}

extension ColumnSchema {
    /// How likely it is that two texts say the same, where a column tells it.
    static func score(_ description: Wording, isRequired: Bool = true) -> Self {
        Self(
            "score", .number, Wording("Score", "得分"), description, isRequired: isRequired, minimum: 0,
            from: .item("score"))
    }

    /// A part of a report's text in sentences and characters, and as shares of the whole.
    fileprivate static func share(_ name: String, _ path: String, _ what: Wording) -> [Self] {
        func column(
            _ suffix: String, _ type: ColumnType, _ member: String, unit: String?, _ english: String, _ chinese: String
        ) -> Self {
            Self(
                name + suffix, type, Wording("\(english) (\(name))", "\(chinese)（\(name)）"),
                Wording("\(english): \(what.english).", "\(chinese)：\(what.chinese)。"), unit: unit, minimum: 0,
                from: .item(JSONPath(stringLiteral: path + "." + member)))
        }
        return [
            column("Sentences", .integer, "sentences", unit: "sentence", "Sentences", "句数"),
            column("Characters", .integer, "characters", unit: "character", "Characters", "字数"),
            column(
                "SentenceShare", .number, "ofSentences", unit: nil, "Share of the report's sentences, 0 to 1",
                "占本报告句数的比例，0 至 1"),
            column(
                "CharacterShare", .number, "ofCharacters", unit: nil, "Share of the report's characters, 0 to 1",
                "占本报告字数的比例，0 至 1"),
        ]
    }
}
