// Pieces of WordprocessingML, as short as tests need them.

/// A text as it may stand in XML.
package func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
}

/// A run of text.
package func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")
        + "<w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
}

/// A paragraph of one run.
package func paragraph(_ text: String, _ properties: String = "") -> String {
    paragraph(holding: text.isEmpty ? "" : run(text), properties)
}

/// A paragraph of any content.
package func paragraph(holding content: String, _ properties: String = "") -> String {
    "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + content + "</w:p>"
}

/// The properties of a paragraph in a list.
package func inList(_ id: Int, _ level: Int? = nil) -> String {
    let level = level.map { "<w:ilvl w:val=\"\($0)\"/>" } ?? ""
    return "<w:numPr>\(level)<w:numId w:val=\"\(id)\"/></w:numPr>"
}

package func inStyle(_ name: String) -> String { "<w:pStyle w:val=\"\(name)\"/>" }

/// One level of a list.
package func level(
    _ index: Int, _ format: String, _ text: String, suffix: String? = nil, start: Int = 1, _ more: String = ""
) -> String {
    "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
        + (suffix.map { "<w:suff w:val=\"\($0)\"/>" } ?? "") + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
}

package func abstractList(_ id: Int, _ content: String) -> String {
    "<w:abstractNum w:abstractNumId=\"\(id)\">\(content)</w:abstractNum>"
}

package func list(_ id: Int, of abstract: Int, _ overrides: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(abstract)\"/>\(overrides)</w:num>"
}

package func table(_ rows: [[String]]) -> String {
    "<w:tbl>" + rows.map { row($0.map { cell(paragraph($0)) }) }.joined() + "</w:tbl>"
}

package func row(_ cells: [String]) -> String { "<w:tr>\(cells.joined())</w:tr>" }

package func cell(_ content: String, _ properties: String = "") -> String {
    "<w:tc>" + (properties.isEmpty ? "" : "<w:tcPr>\(properties)</w:tcPr>") + content + "</w:tc>"
}
