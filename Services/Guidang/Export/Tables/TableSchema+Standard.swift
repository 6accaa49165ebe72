extension TableSchema {
    /// The tables of every export, in order: reports first, as the others point to it.
    package static let standard: [TableSchema] = [
        reports, evidence, declared, tags, jointAgencies, sections, figures, citations, duties, dutySections,
        dutyEvidence,
        problems, commitments, findings,
    ]

    /// The version of ``standard`` and ``comparing``: raised whenever a table or column is added, changes its meaning, or
    /// goes.
    package static let standardVersion = "1.1"
}

extension ColumnSchema {
    /// The report that the row belongs to.
    static let documentId = Self(
        "documentId", .string, Wording("Document", "文件"),
        Wording("SHA-256 of the original file, in lower-case hex.", "原始文件的 SHA-256，小写十六进制。"),
        isRequired: true, from: .report("documentId"))

    /// The row's number in its report.
    static let ordinal = Self(
        "ordinal", .integer, Wording("Number", "序号"),
        Wording(
            "The row's place among those of its report, in the order of the report's JSON, from 1.",
            "该行在本报告中的次序，从 1 起。"),
        isRequired: true, minimum: 1, from: .ordinal)

    /// Where a value begins and ends in the text.
    static func range(_ path: JSONPath, isRequired: Bool) -> [Self] {
        [
            Self(
                "start", .integer, Wording("Start", "起点"),
                Wording(
                    "Offset of the first Unicode scalar (not byte, not UTF-16 unit) into the report's text, from 0.",
                    "在报告全文中的起点：Unicode 标量（不是字节）的偏移，从 0 起。"),
                unit: "scalar", isRequired: isRequired, minimum: 0, from: .rangeStart(path)),
            Self(
                "end", .integer, Wording("End", "终点"),
                Wording(
                    "Offset of the first Unicode scalar behind: text[start:end] in Python is the words themselves.",
                    "终点之后第一个标量的偏移：Python 中 text[start:end] 即原文。"),
                unit: "scalar", isRequired: isRequired, minimum: 0, from: .rangeEnd(path)),
        ]
    }

    /// The section that a value stands in.
    static func section(_ path: JSONPath) -> [Self] {
        [
            Self(
                "section", .integer, Wording("Section", "章节"),
                Wording(
                    "Its section's number in the table sections; empty where it stands in none.",
                    "所在章节在 sections 表中的序号；不在任何章节内时为空。"),
                minimum: 1, from: .sectionOrdinal(path)),
            Self(
                "sectionPath", .string, Wording("Path of the section", "章节路径"),
                Wording(
                    "The places of the section and of those around it among their siblings, from 1: 1.8.2. Text, not a "
                        + "number. (The JSON counts the same places from 0.)",
                    "章节及其上级在同级中的位次，从 1 起，如 1.8.2。是文字而非数字。（JSON 中从 0 起。）"),
                from: .sectionPath(path)),
        ]
    }

    /// What a human coder fills in.
    static let coding = [
        Self(
            "coder", .string, Wording("Coder", "编码员"),
            Wording(
                "Empty: who codes, filled in by a person in a copy of this file.", "空：由人在副本中填写编码员。"),
            from: .blank),
        Self(
            "coderValue", .string, Wording("Coder's value", "编码员的判断"),
            Wording(
                "Empty: what a human coder puts beside the system's value, which stays as it is: 1 agrees, 0 does not, or "
                    + "words of their own.",
                "空：编码员另行填写的判断，系统的值保持不变：1 同意，0 不同意，或自己的文字。"),
            from: .blank),
    ]
}
