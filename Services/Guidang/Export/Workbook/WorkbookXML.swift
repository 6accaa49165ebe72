/// The parts of a workbook that hold no rows (ECMA-376 parts 1 and 2).
enum WorkbookXML {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    /// Everything but the sheets, each by its name in the archive, in order.
    static func parts(sheets: [String]) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", contentTypes(sheets.count)),
            (
                "_rels/.rels",
                declaration + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
                    + "Type=\"\(relationships)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            ("xl/workbook.xml", workbook(sheets)),
            ("xl/_rels/workbook.xml.rels", workbookRelationships(sheets.count)),
            ("xl/styles.xml", styles),
        ]
    }

    /// The name of a sheet's part by its number from 1.
    static func sheetPath(_ number: Int) -> String { "xl/worksheets/sheet\(number).xml" }

    private static func contentTypes(_ count: Int) -> String {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        var text = declaration + "<Types xmlns=\"\(package)/content-types\">"
        text += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        text += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        text += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
        text += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>"
        for number in 0..<count {
            text += "<Override PartName=\"/\(sheetPath(number + 1))\" ContentType=\"\(type).worksheet+xml\"/>"
        }
        return text + "</Types>"
    }

    private static func workbook(_ sheets: [String]) -> String {
        var text = declaration + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relationships)\"><sheets>"
        for (index, name) in sheets.enumerated() {
            text += "<sheet name=\"\(name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
        }
        return text + "</sheets></workbook>"
    }

    private static func workbookRelationships(_ count: Int) -> String {
        var text = declaration + "<Relationships xmlns=\"\(package)/relationships\">"
        for number in 0..<count {
            text += "<Relationship Id=\"rId\(number + 1)\" Type=\"\(relationships)/worksheet\" "
            text += "Target=\"worksheets/sheet\(number + 1).xml\"/>"
        }
        text += "<Relationship Id=\"rId\(count + 1)\" Type=\"\(relationships)/styles\" Target=\"styles.xml\"/>"
        return text + "</Relationships>"
    }

    /// In the order of ``SheetEncoder/Style``.
    private static let styles =
        declaration + """
            <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
            </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """
}
