package import Messages

/// One document's text with what is known of the file that it came from.
package struct SourceText: Sendable, Equatable {
    /// The whole text as extracted.
    package var text: String
    /// The name under which the document was first seen.
    package var fileName: String
    /// The media type by content.
    package var mediaType: String
    /// Bytes of the original.
    package var size: Int
    /// The text's encoding, for text formats only.
    package var encoding: String?
    /// How many U+FFFD stand in the text for bytes that can't be decoded.
    package var replacements: Int
    /// What a sidecar or manifest declares.
    package var declared: [String: String]
    /// What a web page tells outside of its text.
    package var page: PageMetadata?
    /// How the text was read off images, where it was.
    package var recognition: ReportRecognition?
    /// The document that it came in, by its SHA-256.
    package var parent: String?

    /// Puts a source together.
    package init(
        text: String,
        fileName: String,
        mediaType: String = "text/plain",
        size: Int,
        encoding: String? = nil,
        replacements: Int = 0,
        declared: [String: String] = [:],
        page: PageMetadata? = nil,
        recognition: ReportRecognition? = nil,
        parent: String? = nil
    ) {
        self.text = text
        self.fileName = fileName
        self.mediaType = mediaType
        self.size = size
        self.encoding = encoding
        self.replacements = replacements
        self.declared = declared
        self.page = page
        self.recognition = recognition
        self.parent = parent
    }
}
