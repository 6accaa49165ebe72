import Foundation

/// Reads those pages of a PDF document off their images that have no text of their own.
struct PDFScan {
    /// What recognition reads best at.
    private static let dotsPerInch = 300.0
    /// The longer side of a page in pixels: A3 at that resolution.
    ///
    /// Some scanners call a pixel a point, so pages come larger than any paper.
    private static let longest = 5_000.0
    /// Enough to see whether there is anything on a page.
    private static let glance = 30.0

    let programs: PDFPrograms
    let limits: ExtractionLimits
    let workplace: Workplace

    /// Puts what is read of pages in their place where it is more than they have.
    ///
    /// - Parameters:
    ///   - wordless: The places of the pages to be read.
    ///   - boxed: All pages with the text that they have.
    /// - Returns: nil where nothing was read.
    func recognize(
        _ wordless: [Int], of boxed: [BoxedPage], into pages: inout [BoxedPage]
    ) throws(ExtractionError) -> Recognition? {
        var unread: [Int] = []
        for page in wordless where try !isBlank(page, boxed[page]) { unread.append(page) }
        let wordless = unread
        guard !wordless.isEmpty else { return nil }
        guard workplace.has(.tesseract) else {
            // Short pages among others are text enough.
            let hasEnough = wordless.allSatisfy { boxed[$0].characters.known > 0 } && wordless.count < boxed.count
            guard hasEnough else { throw .missing(.tesseract, mediaType: PDFPrograms.mediaType) }
            return nil
        }
        let recognizer = try PageRecognizer(mediaType: PDFPrograms.mediaType, workplace: workplace)
        let read = try recognizer.read(wordless.count) { index, place throws(ExtractionError) in
            let page = wordless[index]
            let resolution = resolution(for: boxed[page])
            guard let image = try programs.image(of: page, dotsPerInch: resolution, in: place) else { return .blank }
            return image.isBlank ? .blank : .grey(image)
        }
        var summary = RecognitionSummary()
        for (page, found) in zip(wordless, read) {
            guard let found, found.characters > boxed[page].characters.known else { continue }
            pages[page] = found.page.scaled(by: 72 / resolution(for: boxed[page]))
            summary.add(found)
        }
        HeadingNumbers.repair(in: &pages, places: wordless)
        return summary.recognition
    }

    private func isBlank(_ page: Int, _ boxed: BoxedPage) throws(ExtractionError) -> Bool {
        guard boxed.characters.known == 0 else { return false }
        let glance = min(Self.glance, resolution(for: boxed))
        return try programs.image(of: page, dotsPerInch: glance, in: workplace)?.isBlank ?? true
    }

    /// Less than usual for a page that is larger than paper is.
    private func resolution(for page: BoxedPage) -> Double {
        let inches = max(page.width, page.height, 1) / 72
        return min(Self.dotsPerInch, max(1, Self.longest / inches))
    }
}
