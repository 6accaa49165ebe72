package import Messages

/// The text of one document.
package struct ExtractedText: Sendable, Equatable, Codable {
    /// The whole document: line ends are `\n`, NUL and BOM are gone, nothing else is changed.
    package var text: String
    /// The encoding it was read in: `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5`; nil for formats that are no text.
    package var encoding: String?
    /// The media type by content: `text/plain`.
    package var mediaType: String
    /// How many U+FFFD stand for bytes that can't be decoded.
    package var replacements: Int
    /// What a web page tells outside of its text.
    package var page: PageMetadata?
    /// How it was read off images, where it was.
    package var recognition: ReportRecognition?

    /// Puts extracted text together.
    package init(
        text: String, encoding: String? = nil, mediaType: String, replacements: Int = 0, page: PageMetadata? = nil,
        recognition: ReportRecognition? = nil
    ) {
        self.text = text
        self.encoding = encoding
        self.mediaType = mediaType
        self.replacements = replacements
        self.page = page
        self.recognition = recognition
    }
}
