import DocumentWriters
import Foundation

/// An OpenDocument package made by hand.
struct OpenDocumentFile {
    /// The word behind `opendocument.` in its media type.
    var kind = "text"
    /// `content.xml`, as a flat document or what stands in it.
    var content: String
    /// What its manifest says of the content.
    var manifest = ""

    var data: Data {
        let type = "application/vnd.oasis.opendocument.\(kind)"
        // A package has its content in an element of another name than a flat document.
        let content = content.replacing("office:document ", with: "office:document-content ")
            .replacing("</office:document>", with: "</office:document-content>")
        let members = [
            ("mimetype", type), ("content.xml", content),
            (
                "META-INF/manifest.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
                manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="\(type)"/>\
                <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">\(manifest)\
                </manifest:file-entry></manifest:manifest>
                """
            ),
        ]
        return ZipWriter.archive(members.map { ($0.0, Data($0.1.utf8)) }, isStored: true)
    }
}
