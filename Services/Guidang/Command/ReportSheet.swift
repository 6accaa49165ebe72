import Messages

/// A report on one screen, for people.
struct ReportSheet {
    let text: String

    init(_ report: Report, _ open: OpenArchive) {
        var lines = [report.title ?? open.say("(no title)", "（无标题）")]
        func add(_ english: String, _ chinese: String, _ value: String?) {
            if let value { lines.append("  \(open.say(english, chinese))\(value)") }
        }
        add("agency:      ", "机关：", report.agency?.name)
        add("year:        ", "年度：", report.reportYear.map(String.init))
        add("written:     ", "成文：", report.dateWritten?.description)
        add("published:   ", "发布：", report.datePublished?.description)
        add("index no.:   ", "索引号：", report.indexNumber?.raw)
        add("number:      ", "文号：", report.docNumber)
        add("report:      ", "报告：", "\(report.reportId) (\(report.revision))")
        add("document:    ", "原件：", report.documentId)
        add("file:        ", "文件：", "\(report.source.fileName), \(report.source.size) B")
        add(
            "read by:     ", "解析：",
            open.say(
                "reader \(report.reader.version), word lists \(report.reader.lexicon)",
                "解析器 \(report.reader.version)，词表 \(report.reader.lexicon)"))
        if !report.outline.isEmpty { lines.append("") }
        Self.add(report.outline, indent: "  ", to: &lines)
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func add(_ sections: [OutlineSection], indent: String, to lines: inout [String]) {
        // The depth of an outline is bounded by its numbering, of which there are few levels.
        for section in sections {
            lines.append("\(indent)\(section.title)")
            add(section.children, indent: indent + "  ", to: &lines)
        }
    }
}
