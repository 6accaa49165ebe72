package import Foundation

/// A small Word document to be read: the body's XML with the parts around it.
package struct WordFile {
    /// What stands within `w:body`.
    package var body: String
    /// What stands within `w:styles`, `w:numbering`, `w:footnotes`, `w:endnotes`; nil where the part is not there.
    package var styles: String?
    package var numbering: String?
    package var footnotes: String?
    package var endnotes: String?
    /// The path of the main document.
    package var main = "word/document.xml"
    package var isStrict = false
    package var isStored = false

    private static let transitional = "http://schemas.openxmlformats.org"
    private static let strict = "http://purl.oclc.org/ooxml"

    package init(_ body: String, styles: String? = nil, numbering: String? = nil) {
        (self.body, self.styles, self.numbering) = (body, styles, numbering)
    }

    /// The members of its package.
    package var members: [(path: String, content: Data)] {
        let office = isStrict ? Self.strict : Self.transitional
        let relation = office + "/officeDocument" + (isStrict ? "" : "/2006") + "/relationships"
        let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let name = main.dropFirst(folder.count)
        let parts = [
            ("styles", styles), ("numbering", numbering), ("footnotes", footnotes), ("endnotes", endnotes),
        ].compactMap { name, content in content.map { (name, $0) } }
        var members = [
            (
                "[Content_Types].xml",
                Self.contentTypes([("document", main)] + parts.map { ($0.0, "\(folder)\($0.0).xml") })
            ),
            ("_rels/.rels", Self.relationships([("\(relation)/officeDocument", main)])),
            (
                "\(folder)_rels/\(name).rels",
                Self.relationships(parts.map { ("\(relation)/\($0.0)", "\($0.0).xml") })
            ),
            (main, element("document", "<w:body>\(body)<w:sectPr/></w:body>")),
        ]
        members += parts.map { ("\(folder)\($0.0).xml", element($0.0, $0.1)) }
        return members.map { ($0.0, Data((#"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + $0.1).utf8)) }
    }

    package var data: Data { ZipWriter.archive(members, isStored: isStored) }

    private func element(_ name: String, _ content: String) -> String {
        let main =
            isStrict
            ? Self.strict + "/wordprocessingml/main" : Self.transitional + "/wordprocessingml/2006/main"
        return """
            <w:\(name) xmlns:w="\(main)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
            xmlns:v="urn:schemas-microsoft-com:vml" \
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
            xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">\(content)</w:\(name)>
            """
    }

    private static func contentTypes(_ parts: [(type: String, path: String)]) -> String {
        let package = "application/vnd.openxmlformats-package"
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let overrides = parts.map { type, path in
            let type = type == "document" ? "document.main" : type
            return "<Override PartName=\"/\(path)\" ContentType=\"\(word).\(type)+xml\"/>"
        }
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"\(package).relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides.joined())</Types>"
    }

    private static func relationships(_ list: [(type: String, target: String)]) -> String {
        let lines = list.enumerated().map {
            #"<Relationship Id="rId\#($0)" Type="\#($1.type)" Target="\#($1.target)"/>"#
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(lines.joined())"
            + "</Relationships>"
    }
}
