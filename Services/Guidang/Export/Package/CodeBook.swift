/// What each variable of an export means, as a table and as a text.
struct CodeBook {
    var tables: [TableSchema]

    /// The table of the code book: one row for each variable, for each word that stands in one, and for each rule of
    /// findings.
    static let schema = TableSchema(
        name: "codebook", title: Wording("Code book", "编码手册"),
        description: Wording(
            "One row for each variable, and one for each word or rule that stands for something in it.",
            "每个变量一行，变量中每个有固定含义的词或规则一行。"),
        rows: .document, primaryKey: [],
        columns: [
            column("table", "Table", "表"), column("variable", "Variable", "变量"), column("value", "Value", "值"),
            column("type", "Type", "类型"), column("unit", "Unit", "单位"), column("required", "Always there", "必有"),
            column("titleEnglish", "Title in English", "英文标题"), column("titleChinese", "Title in Chinese", "中文标题"),
            column("descriptionEnglish", "Description in English", "英文说明"),
            column("descriptionChinese", "Description in Chinese", "中文说明"),
        ])

    private static func column(_ name: String, _ english: String, _ chinese: String) -> ColumnSchema {
        ColumnSchema(
            name, .string, Wording(english, chinese), Wording(english + ".", chinese + "。"), from: .blank)
    }

    /// The rows of ``schema``.
    var rows: [[String]] {
        tables.flatMap { table in
            table.columns.flatMap { column in
                [row(of: column, in: table)]
                    + values(of: column, in: table).map { value in
                        [
                            table.name, column.name, value.word, "", "", "", "", "", value.meaning.english,
                            value.meaning.chinese,
                        ]
                    }
            }
        }
    }

    private func row(of column: ColumnSchema, in table: TableSchema) -> [String] {
        [
            table.name, column.name, "", column.type.rawValue, column.unit ?? "", column.isRequired ? "yes" : "",
            column.title.english, column.title.chinese, column.description.english, column.description.chinese,
        ]
    }

    /// The words of a column; the rules of findings are one's too, though their list is open.
    private func values(of column: ColumnSchema, in table: TableSchema) -> [CodedValue] {
        guard table.name == TableSchema.findings.name, column.name == "rule" else { return column.values }
        return FindingRule.all.map {
            CodedValue(
                $0.name, "\($0.meaning.english) (\($0.severity))", "\($0.meaning.chinese)（\($0.severity)）")
        }
    }

    /// The code book for people.
    func markdown(_ description: ExportDescription) -> String {
        var text = "# Code book / 编码手册\n\n"
        for line in description.lines { text += "- \(line.name.both): \(Self.escaped(line.value))\n" }
        text += "\n## How to read it / 读法\n\n"
        for note in Self.notes { text += "- \(note.both)\n" }
        for table in tables {
            text += "\n## \(table.name): \(table.title.both)\n\n\(table.description.both)\n\n"
            if !table.primaryKey.isEmpty {
                text += "Key / 主键: `\(table.primaryKey.joined(separator: ", "))`\n\n"
            }
            text += "| variable | type | unit | English | 中文 |\n| --- | --- | --- | --- | --- |\n"
            for column in table.columns {
                text += "| `\(column.name)` | \(column.type.rawValue) | \(column.unit ?? "") | "
                text += "\(Self.cell(column.title.english, column.description.english)) | "
                text += "\(Self.cell(column.title.chinese, column.description.chinese)) |\n"
            }
            for column in table.columns {
                let values = values(of: column, in: table)
                guard !values.isEmpty else { continue }
                text += "\n`\(column.name)`:\n\n"
                for value in values { text += "- `\(value.word)`: \(Self.escaped(value.meaning.both))\n" }
            }
        }
        return text
    }

    private static func cell(_ title: String, _ description: String) -> String {
        escaped("\(title). \(description)")
    }

    private static func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }

    private static let notes = [
        Wording(
            "An empty cell is a value that the report does not state; nothing is guessed.", "空单元格表示报告未载明，不作推测。"),
        Wording(
            "start and end are offsets in Unicode scalars of the report's text, not bytes and not UTF-16 units; text[start:end] "
                + "in Python is the passage itself.",
            "start 与 end 为全文中 Unicode 标量的偏移，不是字节或 UTF-16 单元；Python 中 text[start:end] 即原文。"),
        Wording(
            "Codes, serials and paths such as 1.10 are text: read the tables with the types of datapackage.json, or as text.",
            "代码、流水号及 1.10 之类的路径是文字：请按 datapackage.json 的类型或作文字读入。"),
        Wording(
            "coder and coderValue are empty for a person to fill in, in a copy for each coder, joined by the key.",
            "coder 与 coderValue 留空供人填写：每位编码员一份副本，按主键合并。"),
        FormulaGuard.rule,
    ]
}
