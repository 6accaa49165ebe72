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

    /// Puts a source together.
    package init(
        text: String,
        fileName: String,
        mediaType: String = "text/plain",
        size: Int,
        encoding: String? = nil,
        replacements: Int = 0,
        declared: [String: String] = [:]
    ) {
        self.text = text
        self.fileName = fileName
        self.mediaType = mediaType
        self.size = size
        self.encoding = encoding
        self.replacements = replacements
        self.declared = declared
    }
}
