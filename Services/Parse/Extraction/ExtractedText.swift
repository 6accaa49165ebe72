/// The text of one document.
package struct ExtractedText: Sendable, Equatable {
    /// The whole document: line ends are `\n`, NUL and BOM are gone, nothing else is changed.
    package var text: String
    /// The encoding it was read in: `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5`; nil for formats that are no text.
    package var encoding: String?
    /// The media type by content: `text/plain`.
    package var mediaType: String
    /// How many U+FFFD stand for bytes that can't be decoded.
    package var replacements: Int

    /// Puts extracted text together.
    package init(text: String, encoding: String?, mediaType: String, replacements: Int) {
        self.text = text
        self.encoding = encoding
        self.mediaType = mediaType
        self.replacements = replacements
    }
}
