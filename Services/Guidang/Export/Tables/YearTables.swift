extension TableSchema {
    /// Figures of an agency over its years.
    static let figureYears = TableSchema(
        name: "figure_years", title: Wording("Figures over the years", "历年数据"),
        description: Wording(
            "One row for each figure that stands in a line of an agency's figures which count the same in more than one year. "
                + "lineDocument and lineFigure name the line: group by both.",
            "凡可与本机关其他年度同一事项对应的数据，每个一行。lineDocument 与 lineFigure 合为一条线的编号，按二者分组。"),
        document: .comparison, rows: .elements(of: "figures"), primaryKey: ["documentId", "figure"],
        references: [
            .report, TableReference(["documentId", "figure"], in: "figures", ["documentId", "id"]),
            .elsewhere(["lineDocument", "lineFigure"], in: "figures", ["documentId", "id"]),
        ],
        columns: [
            .documentId,
            ColumnSchema(
                "figure", .string, Wording("Figure", "数据"),
                Wording("The figure's id in the table figures.", "figures 表中的编号。"),
                isRequired: true, from: .item("figure")),
            ColumnSchema(
                "agencyKey", .string, Wording("Agency key", "机关代码"),
                Wording("As in reports: no line has figures of two agencies.", "同 reports 表；一条线只含一个机关的数据。"),
                from: .report("agency.key")),
            ColumnSchema(
                "lineDocument", .string, Wording("Line: document", "线：文件"),
                Wording("The document that states the line's first figure.", "线上首个数据所在的文件。"), isRequired: true,
                from: .item("line.documentId")),
            ColumnSchema(
                "lineFigure", .string, Wording("Line: figure", "线：数据"),
                Wording("The id of the line's first figure in that document.", "线上首个数据在该文件中的编号。"), isRequired: true,
                from: .item("line.figure")),
            ColumnSchema(
                "subject", .string, Wording("Subject of the line", "线的对象"),
                Wording(
                    "What the line counts, in the words of the latest report; this figure's own words are in figures.",
                    "线上所计对象，用最近一年报告的说法；本数据自己的说法见 figures 表。"),
                isRequired: true, from: .item("subject")),
            ColumnSchema(
                "unit", .string, Wording("Unit", "单位"), Wording("The measure word; % for percent.", "量词；百分比为 %。"),
                from: .item("unit")),
            ColumnSchema(
                "year", .integer, Wording("Year", "年度"),
                Wording("The year that the value is for, which a later report may state.", "数值所属年度，可能由后来的报告载明。"),
                unit: "year", isRequired: true, from: .item("year")),
            ColumnSchema(
                "value", .number, Wording("Value", "数值"), Wording("As in figures.", "同 figures 表。"), isRequired: true,
                from: .item("value")),
            .score(
                Wording(
                    "How well the figure's subject fits the line's, from 0 to 1; 1 is the same words.",
                    "本数据对象与线的对象的相近程度，0 至 1；1 为同一说法。")),
            ColumnSchema(
                "previousYear", .integer, Wording("Year before", "上一年度"),
                Wording(
                    "The year before this one in the line; empty for the first one, and where one of both has several values.",
                    "线上此前的年度；首个年度及两年之一有多个数值时为空。"), unit: "year", from: .item("previousYear")),
            ColumnSchema(
                "change", .number, Wording("Change", "增减"),
                Wording("The value less that of previousYear.", "本数值减去 previousYear 的数值。"), from: .item("change")),
            ColumnSchema(
                "relativeChange", .number, Wording("Relative change", "增减比例"),
                Wording(
                    "The change as a part of the value of previousYear; empty also where that is 0.",
                    "增减与 previousYear 数值之比；后者为 0 时亦为空。"), from: .item("relativeChange")),
            ColumnSchema(
                "isConflict", .boolean, Wording("Conflict", "不一致"),
                Wording("Whether different values are stated for the year.", "同一年度是否载有不同数值。"), isRequired: true,
                from: .item("isConflict")),
        ])

    /// Problems that are named again.
    static let returningProblems = TableSchema(
        name: "returning_problems", title: Wording("Problems that come back", "反复出现的问题"),
        description: Wording(
            "One row for each problem of a report and each problem of a later report of the same agency that is like it. A "
                + "judgement by likeness of words.",
            "报告的某个问题与本机关以后报告中相近的问题，每对一行。依文字相似程度判断。"),
        document: .comparison, rows: .elements(of: "problems"),
        primaryKey: ["documentId", "problem", "laterDocument", "laterProblem"],
        references: [
            .report, TableReference(["documentId", "problem"], in: "problems", ["documentId", "ordinal"]),
            .elsewhere(["laterDocument", "laterProblem"], in: "problems", ["documentId", "ordinal"]),
        ],
        columns: [
            .documentId,
            ColumnSchema(
                "problem", .integer, Wording("Problem", "问题"),
                Wording("The problem's number in the table problems.", "problems 表中的序号。"), isRequired: true, minimum: 1,
                from: .item("problem")),
            ColumnSchema(
                "text", .string, Wording("Text", "文字"), Wording("The problem as it was named first.", "首次提出时的文字。"),
                isRequired: true, from: .item("text")),
            ColumnSchema(
                "year", .integer, Wording("Year", "年度"), Wording("The year that named it first.", "首次提出的年度。"),
                unit: "year", isRequired: true, from: .item("year")),
            ColumnSchema(
                "laterDocument", .string, Wording("Later document", "以后的文件"),
                Wording("The document that names it again.", "再次提出的文件。"), isRequired: true,
                from: .item("laterDocumentId")),
            ColumnSchema(
                "laterProblem", .integer, Wording("Later problem", "以后的问题"),
                Wording("Its number among the problems of that document.", "在该文件 problems 表中的序号。"), isRequired: true,
                minimum: 1, from: .item("laterProblem")),
            ColumnSchema(
                "laterYear", .integer, Wording("Later year", "以后的年度"),
                Wording("The year that names it again.", "再次提出的年度。"), unit: "year", isRequired: true,
                from: .item("laterYear")),
            .score(Wording("How like both are, from 0 to 1; from 0.4 they stand here.", "二者的相近程度，0 至 1；0.4 以上列入。")),
        ] + ColumnSchema.coding)

    /// What became of commitments.
    static let promises = TableSchema(
        name: "promises", title: Wording("Promises", "承诺的兑现"),
        description: Wording(
            "One row for each commitment of a report whose agency has a report for the next year. A judgement by likeness of "
                + "words, for a person to check by promise_evidence.",
            "凡本机关有下一年度报告者，报告的每项承诺一行。依文字相似程度判断，请以 promise_evidence 核对。"),
        document: .comparison, rows: .elements(of: "promises"), primaryKey: ["documentId", "ordinal"],
        references: [
            .report, TableReference(["documentId", "ordinal"], in: "commitments", ["documentId", "ordinal"]),
        ],
        columns: [
            .documentId,
            ColumnSchema(
                "ordinal", .integer, Wording("Number", "序号"),
                Wording("The commitment's number in the table commitments.", "commitments 表中的序号。"), isRequired: true,
                minimum: 1, from: .item("commitment")),
            ColumnSchema(
                "text", .string, Wording("Text", "文字"), Wording("The commitment.", "承诺原文。"), isRequired: true,
                from: .item("text")),
            ColumnSchema(
                "year", .integer, Wording("Year", "年度"), Wording("The year of the report that makes it.", "作出承诺的报告年度。"),
                unit: "year", isRequired: true, from: .item("year")),
            ColumnSchema(
                "outcome", .string, Wording("Outcome", "结果"),
                Wording("What the reports for the next year say of it.", "下一年度报告的说法。"), isRequired: true,
                values: [
                    CodedValue("kept", "reported as done", "已做"),
                    CodedValue("mentioned", "spoken of: promised again, under way, or named as a problem", "提及"),
                    CodedValue("silent", "not spoken of", "未提"),
                ], from: .item("outcome")),
            .score(Wording("How near the nearest evidence is, from 0 to 1.", "最相近依据的得分，0 至 1。")),
        ] + ColumnSchema.coding)

    /// On what the outcomes rest.
    static let promiseEvidence = TableSchema(
        name: "promise_evidence", title: Wording("Evidence of promises", "承诺兑现的依据"),
        description: Wording(
            "One row for each passage of the next year that is nearest to a commitment, the best first, at most 3, also where "
                + "the outcome is silent.",
            "下一年度报告中与承诺最相近的文字每处一行，最近者在前，至多 3 处；结果为未提时亦列出。"),
        document: .comparison, rows: .nestedElements(of: "evidence", inside: "promises"),
        primaryKey: ["documentId", "promise", "ordinal"],
        references: [
            .report, TableReference(["documentId", "promise"], in: "promises", ["documentId", "ordinal"]),
            .elsewhere(["laterDocument"], in: "reports", ["documentId"]),
        ],
        columns: [
            .documentId,
            ColumnSchema(
                "promise", .integer, Wording("Promise", "承诺"),
                Wording("The commitment's number.", "承诺的序号。"), isRequired: true, minimum: 1, from: .outerOrdinal),
            ColumnSchema(
                "ordinal", .integer, Wording("Number", "序号"),
                Wording("The row's place among those of its promise, from 1.", "该行在本承诺中的次序，从 1 起。"), isRequired: true,
                minimum: 1, from: .ordinal),
            ColumnSchema(
                "laterDocument", .string, Wording("Later document", "以后的文件"),
                Wording("The document that the passage stands in.", "文字所在的文件。"), isRequired: true,
                from: .item("documentId")),
            ColumnSchema(
                "role", .string, Wording("Role", "内容类别"),
                Wording("What the section there is for; empty where not known.", "所在章节对应的法定内容；不明时为空。"),
                values: CodedValue.roles, from: .item("role")),
            .score(Wording("How well it speaks of the commitment, from 0 to 1.", "与承诺的相近程度，0 至 1。")),
        ] + ColumnSchema.laterRange)
}

extension ColumnSchema {
    /// Where a passage of another report stands.
    fileprivate static let laterRange = [
        Self(
            "start", .integer, Wording("Start", "起点"),
            Wording(
                "Offset of the passage's first Unicode scalar into the text of laterDocument, from 0.",
                "在 laterDocument 全文中的起点：Unicode 标量的偏移，从 0 起。"),
            unit: "scalar", isRequired: true, minimum: 0, from: .rangeStart("range")),
        Self(
            "end", .integer, Wording("End", "终点"),
            Wording("Offset of the first Unicode scalar behind.", "终点之后第一个标量的偏移。"), unit: "scalar", isRequired: true,
            minimum: 0, from: .rangeEnd("range")),
    ]
}
