/// How a text was read off images.
public struct ReportRecognition: Codable, Sendable, Equatable {
    /// The mean confidence of its words, weighted by their length, from 0 to 1.
    public var confidence: Double
    /// How many pages were read so; others had text of their own.
    public var pages: Int

    /// Puts it together.
    public init(confidence: Double, pages: Int) {
        self.confidence = confidence
        self.pages = pages
    }
}
