import DocumentWriters
import Foundation

extension WordFile {
    /// The document with all that the format asks for, since LibreOffice is stricter than the reader here.
    var dataForOffice: Data {
        let main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let parts = ["styles", "numbering", "footnotes", "endnotes"].map {
            "<Override PartName=\"/word/\($0).xml\" ContentType=\"\(main).\($0)+xml\"/>"
        }
        let types = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\(parts.joined())
            """
        return ZipWriter.archive(
            members.map { path, content in
                let text = String(decoding: content, as: UTF8.self).replacing("<Types>", with: types)
                    .replacing("w:styleId=\"1\">", with: "w:styleId=\"1\"><w:name w:val=\"heading 1\"/>")
                return (path, Data(text.utf8))
            })
    }
}
