/// How surely the pages of a document were read.
struct RecognitionSummary {
    private var pages = 0
    private var characters = 0
    private var confidence = 0.0

    mutating func add(_ page: RecognizedPage) {
        pages += 1
        characters += page.characters
        confidence += page.confidence
    }

    /// nil where no page was read.
    var recognition: Recognition? {
        pages == 0 || characters == 0 ? nil : Recognition(confidence: confidence / Double(characters), pages: pages)
    }
}

extension ExtractionError {
    /// Nothing could be read of a document that has pages.
    static func nothingRead(mediaType: String) -> Self {
        Self(
            .empty, mediaType: mediaType,
            message: "No text could be read off the document's pages: they are blank, or the scan is not legible.",
            hint: "Scan the document again at 300 dots per inch, or hand in the file that it was printed from.")
    }
}
