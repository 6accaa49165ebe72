import Foundation

/// Reads images of pages: PNG, JPEG, TIFF with its pages, BMP, GIF and WebP.
enum ScannedImage {
    /// Pages as wide as this, whatever their pixels, so that lines of different pages can be compared.
    private static let width = 595.0

    /// - Parameter mediaType: What the file is by its content.
    /// - Throws: `ExtractionError`: `overLimit` where the header claims too many pixels or pages, or the time ends;
    ///   `corrupt`, `empty`, `missingProgram`.
    static func extract(
        _ data: Data, mediaType: String, limits: ExtractionLimits, workplace: Workplace
    ) throws(ExtractionError) -> ExtractedText {
        try extract([data], mediaType: mediaType, limits: limits, workplace: workplace)
    }

    /// Reads the images of a document's pages, in their order.
    ///
    /// - Parameters:
    ///   - images: Files of any of these formats; what is none of them is an error.
    ///   - mediaType: What the document is.
    static func extract(
        _ images: [Data], mediaType: String, limits: ExtractionLimits, workplace: Workplace
    ) throws(ExtractionError) -> ExtractedText {
        let (pages, recognition) = try read(images, mediaType: mediaType, limits: limits, workplace: workplace)
        let text = PageFlow.paragraphs(
            of: pages.map { $0?.placed ?? PlacedPage(width: width, height: 842, pieces: []) }
        )
        .joined(separator: "\n")
        guard let recognition, !text.isEmpty else { throw .nothingRead(mediaType: mediaType) }
        return ExtractedText(text: text, mediaType: mediaType, recognition: recognition)
    }

    /// The same with the places of the text, for a document of which only some pages are images.
    ///
    /// - Returns: A page for each page of each image, 595 wide; nil for those without text.
    static func read(
        _ images: [Data], mediaType: String, limits: ExtractionLimits, workplace: Workplace
    ) throws(ExtractionError) -> (pages: [BoxedPage?], recognition: Recognition?) {
        guard workplace.has(.tesseract) else { throw .missing(.tesseract, mediaType: mediaType) }
        var sources: [ImageSource] = []
        for (index, image) in images.enumerated() {
            sources += try ImageSource.pages(
                of: image, named: "image-\(index)", mediaType: mediaType, limits: limits, workplace: workplace)
            guard sources.count <= limits.pages else { throw .tooManyPages(limits.pages, mediaType: mediaType) }
        }
        let recognizer = try PageRecognizer(mediaType: mediaType, workplace: workplace)
        let read = try recognizer.read(sources.count) { [sources] index, place throws(ExtractionError) in
            try sources[index].image(mediaType: mediaType, limits: limits, in: place)
        }
        if sources.count == 1, let only = read.first, only == nil, !sources[0].isUnpacked {
            throw .damagedImage(mediaType: mediaType)
        }
        var summary = RecognitionSummary()
        var pages: [BoxedPage] = read.map { found in
            guard let found else { return BoxedPage(width: width, height: width * 1.414) }
            summary.add(found)
            return found.page.scaled(by: width / max(found.page.width, 1))
        }
        HeadingNumbers.repair(in: &pages, places: Array(pages.indices))
        return (pages.map { $0.lines.isEmpty ? nil : $0 }, summary.recognition)
    }
}
