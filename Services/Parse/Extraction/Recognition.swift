/// How a text was read off images.
package struct Recognition: Sendable, Equatable, Codable {
    /// The mean confidence of its words, weighted by their length, from 0 to 1.
    package var confidence: Double
    /// How many pages were read so; others had text of their own.
    package var pages: Int

    package init(confidence: Double, pages: Int) {
        self.confidence = confidence
        self.pages = pages
    }
}
