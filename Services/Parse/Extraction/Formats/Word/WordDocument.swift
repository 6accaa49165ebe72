import Foundation

/// Reads documents of Word and WPS in Office Open XML (ISO/IEC 29500-1, WordprocessingML), transitional and strict:
/// .docx, .docm, .dotx, .dotm.
///
/// The text is what a person sees on the page: list numbers are counted and printed, deleted revisions and hidden text
/// are left out, of fields only the result is taken. Headers, footers and comments are no part of the text.
enum WordDocument {
    /// - Throws: `ExtractionError`: `corrupt`, `encrypted`, `overLimit` or `empty`.
    static func extract(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) -> ExtractedText {
        let package = try WordPackage(data, limits: limits)
        let document = try package.document()
        let styles = StyleSheet(try package.part(.styles))
        let numbering = Numbering(try package.part(.numbering), styles: styles)
        let notes = NoteBook(
            footnotes: try package.part(.footnotes), endnotes: try package.part(.endnotes), styles: styles,
            numbering: numbering)
        var story = StoryReader(styles: styles, numbering: numbering, notes: notes, mostBytes: limits.textBytes)
        var text =
            try document.root.map { root throws(ExtractionError) in
                try story.lines(of: root).joined(separator: "\n")
            } ?? ""
        var sink = TextSink(capacity: text.utf8.count)
        text.withUTF8 { sink.append($0) }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw ExtractionError(
                .empty, mediaType: Format.word.mediaType, message: "The document holds no text.",
                hint: "If its pages are pictures of text, hand in the document that they were made from.")
        }
        return ExtractedText(text: String(decoding: sink.bytes, as: UTF8.self), mediaType: Format.word.mediaType)
    }
}
