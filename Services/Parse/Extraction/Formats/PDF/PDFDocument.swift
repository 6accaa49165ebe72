import Foundation

/// Reads PDF documents with poppler's programs; pages without text of their own are read off their images.
enum PDFDocument {
    /// A page with fewer characters is looked at as an image too: a stamped page number is no text of a page.
    private static let fewest = 20

    /// - Throws: `ExtractionError`: `encrypted` where it opens with a password only, `corrupt`, `overLimit`, `empty` where
    ///   no page has text that can be read, `missingProgram`.
    static func extract(
        _ data: Data, limits: ExtractionLimits, workplace: Workplace
    ) throws(ExtractionError) -> ExtractedText {
        let programs = try PDFPrograms(data, limits: limits, workplace: workplace)
        let (boxed, complaint) = try programs.words()
        guard !boxed.isEmpty else { throw .damagedPDF }
        guard boxed.count <= limits.pages else {
            throw .tooManyPages(limits.pages, mediaType: PDFPrograms.mediaType)
        }
        var pages = boxed.map(\.upright)
        let wordless = boxed.indices.filter { !hasText(boxed[$0]) }
        try checkLanguagePack(complaint)
        let recognition = try PDFScan(programs: programs, limits: limits, workplace: workplace)
            .recognize(wordless, of: boxed, into: &pages)
        let text = PageFlow.paragraphs(of: pages.map(\.placed)).joined(separator: "\n")
        guard !text.isEmpty else { throw .nothingRead(mediaType: PDFPrograms.mediaType) }
        return ExtractedText(text: text, mediaType: PDFPrograms.mediaType, recognition: recognition)
    }

    /// Whether a page has characters of its own, and not only glyphs that stand for none.
    private static func hasText(_ page: BoxedPage) -> Bool {
        let (known, unmapped) = page.characters
        return known >= fewest && unmapped <= known / 2
    }

    /// Fonts that a document does not bring along take tables that are a package of their own.
    private static func checkLanguagePack(_ complaint: String) throws(ExtractionError) {
        guard complaint.contains("Missing language pack") else { return }
        throw ExtractionError(
            .missingProgram, mediaType: PDFPrograms.mediaType,
            message: "Reading this PDF document takes poppler's tables of Chinese characters, which are not installed.",
            hint: "Install the package poppler-data (apt-get install poppler-data) and hand the file in again.")
    }
}
