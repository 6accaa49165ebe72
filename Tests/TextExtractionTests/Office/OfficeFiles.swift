import Foundation

/// Flat OpenDocument files, which LibreOffice writes in other formats for tests.
enum OfficeFiles {
    private static func document(_ kind: String, styles: String = "", _ content: String) -> Data {
        let spaces = ["office", "text", "table", "style", "draw", "presentation", "number"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0 == "number" ? "datastyle" : $0 == "draw" ? "drawing" : $0):1.0\""
        }
        return Data(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document \(spaces.joined(separator: " ")) office:version="1.2" \
            xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
            xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" \
            xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            office:mimetype="application/vnd.oasis.opendocument.\(kind)"><office:automatic-styles>\(styles)\
            </office:automatic-styles><office:body><office:\(kind)>\(content)</office:\(kind)></office:body>\
            </office:document>
            """.utf8)
    }

    /// A text of such content in `office:text`.
    static func text(_ content: String, styles: String = "") -> Data { document("text", styles: styles, content) }

    /// The content of a spreadsheet of such tables.
    static func sheets(_ tables: String) -> String { String(decoding: document("spreadsheet", tables), as: UTF8.self) }

    /// Three sheets of figures, the last of them hidden.
    static let spreadsheet = document(
        "spreadsheet",
        styles: """
            <number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text>\
            <number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>\
            <number:percentage-style style:name="N2"><number:number number:decimal-places="1" \
            number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>\
            <style:style style:name="date" style:family="table-cell" style:data-style-name="N1"/>\
            <style:style style:name="share" style:family="table-cell" style:data-style-name="N2"/>\
            <style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/>\
            </style:style>
            """,
        """
        <table:table table:name="执法统计"><table:table-column table:number-columns-repeated="5"/>\
        <table:table-column table:visibility="collapse"/>\
        <table:table-row><table:table-cell/><table:table-cell table:number-columns-spanned="4" \
        office:value-type="string"><text:p>行政执法情况统计表</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>\
        \(row([string("类别"), string("件数"), string("比上年"), string("统计日期"), string("不公开")]))\
        \(row([string("行政复议"), number(12), share(0.125), date("2023-12-31"), string("内部")]))\
        \(row([string("行政诉讼"), number(1_205), share(-0.01), date("2024-01-02")]))\
        \(row([string("隐藏的行")], hidden: true))\
        \(row([string("合计"), "<table:table-cell table:formula=\"of:=[.C5]+[.C6]\" office:value-type=\"float\" office:value=\"1217\"><text:p>1217</text:p></table:table-cell>"]))\
        </table:table>\
        <table:table table:name="说明"><table:table-row><table:table-cell office:value-type="string">\
        <text:p>一、统计口径</text:p><text:p>（一）以结案为准。</text:p></table:table-cell></table:table-row></table:table>\
        <table:table table:name="底稿" table:style-name="hidden"><table:table-row>\(string("不显示"))</table:table-row>\
        </table:table>
        """)

    /// Three slides, the last of them hidden; the first has a box drawn before its title.
    static let presentation = document(
        "presentation",
        styles: """
            <style:style style:name="hidden" style:family="drawing-page"><style:drawing-page-properties \
            presentation:visibility="hidden"/></style:style>\
            <style:style style:name="box" style:family="presentation"/>
            """,
        """
        <draw:page draw:name="a">\(box("先画的文本框", top: 12))\(box("法治政府建设情况", class: "title"))\
        \(box("一、主要举措", "（一）规范执法", class: "outline", top: 4))\
        <presentation:notes>\(box("备注里的话", class: "notes"))</presentation:notes></draw:page>\
        <draw:page draw:name="b">\(box("工作成效", class: "title"))\
        <draw:frame svg:x="1cm" svg:y="5cm" svg:width="20cm" svg:height="4cm"><table:table>\
        <table:table-column table:number-columns-repeated="2"/>\(row([string("类别"), string("件数")], margin: false))\
        \(row([string("复议"), string("12件")], margin: false))</table:table></draw:frame></draw:page>\
        <draw:page draw:name="c" draw:style-name="hidden">\(box("藏起来的一页", class: "title"))</draw:page>
        """)

    private static func row(_ cells: [String], hidden: Bool = false, margin: Bool = true) -> String {
        "<table:table-row\(hidden ? " table:visibility=\"collapse\"" : "")>\(margin ? "<table:table-cell/>" : "")"
            + "\(cells.joined())</table:table-row>"
    }

    private static func string(_ text: String) -> String {
        "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
    }

    private static func number(_ value: Int) -> String {
        "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\"/>"
    }

    private static func share(_ value: Double) -> String {
        "<table:table-cell table:style-name=\"share\" office:value-type=\"percentage\" office:value=\"\(value)\"/>"
    }

    private static func date(_ day: String) -> String {
        "<table:table-cell table:style-name=\"date\" office:value-type=\"date\" office:date-value=\"\(day)\"/>"
    }

    private static func box(_ lines: String..., class kind: String = "", top: Int = 1) -> String {
        "<draw:frame svg:x=\"1cm\" svg:y=\"\(top)cm\" svg:width=\"20cm\" svg:height=\"3cm\""
            + (kind.isEmpty ? "" : " presentation:style-name=\"box\" presentation:class=\"\(kind)\"")
            + "><draw:text-box>"
            + lines.map { "<text:p>\($0)</text:p>" }.joined() + "</draw:text-box></draw:frame>"
    }
}
