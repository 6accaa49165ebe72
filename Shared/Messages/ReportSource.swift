/// Where a report's text comes from.
public struct ReportSource: Codable, Sendable, Equatable {
    /// The name under which the document was first seen.
    public var fileName: String
    /// The media type by content: `text/plain`.
    public var mediaType: String
    /// SHA-256 of the original, in lower-case hex.
    public var sha256: String
    /// Bytes of the original.
    public var size: Int
    /// The text's encoding, such as `utf-8` or `gb18030`, for text formats only.
    public var encoding: String?
    /// How many U+FFFD stand in the text for bytes that can't be decoded, where there are any.
    public var replacements: Int?
    /// The page's own address, when it states one.
    public var url: String?
    /// 来源, as printed.
    public var publisher: String?
    /// What a sidecar or manifest declares; it never overwrites what the text says.
    public var declared: [String: String]
    /// The files that a page offers beside its text, by their addresses as the page has them, where there are any.
    public var attachments: [String]?
    /// How the text was read off images, where it was.
    public var recognition: ReportRecognition?

    /// Puts a source together.
    public init(
        fileName: String,
        mediaType: String,
        sha256: String,
        size: Int,
        encoding: String? = nil,
        replacements: Int? = nil,
        url: String? = nil,
        publisher: String? = nil,
        declared: [String: String] = [:],
        attachments: [String]? = nil,
        recognition: ReportRecognition? = nil
    ) {
        self.fileName = fileName
        self.mediaType = mediaType
        self.sha256 = sha256
        self.size = size
        self.encoding = encoding
        self.replacements = replacements
        self.url = url
        self.publisher = publisher
        self.declared = declared
        self.attachments = attachments
        self.recognition = recognition
    }
}
