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
        guard !wordless.isEmpty else { return nil }
        guard workplace.has(.tesseract) else {
            try checkNothingIsLost(wordless, boxed)
            return nil
        }
        var unread: [Int] = []
        for page in wordless where try holdsMore(page, boxed[page]) { unread.append(page) }
        let wordless = unread
        guard !wordless.isEmpty else { return nil }
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

    /// Without recognition pages must be blank, or short ones among others.
    private func checkNothingIsLost(_ wordless: [Int], _ boxed: [BoxedPage]) throws(ExtractionError) {
        for page in wordless where boxed[page].characters.known == 0 {
            let resolution = min(Self.glance, resolution(for: boxed[page]))
            let image = try programs.image(of: page, dotsPerInch: resolution, in: workplace)
            guard image?.isBlank ?? true else { throw .missing(.tesseract, mediaType: PDFPrograms.mediaType) }
        }
        let isShort = wordless.contains { boxed[$0].characters.known > 0 } && wordless.count == boxed.count
        guard !isShort else { throw .missing(.tesseract, mediaType: PDFPrograms.mediaType) }
    }

    /// Whether there is anything on a page but the text that it has; of one without text that shows when it is read.
    private func holdsMore(_ page: Int, _ boxed: BoxedPage) throws(ExtractionError) -> Bool {
        let (known, unmapped) = boxed.characters
        guard known > 0, unmapped == 0 else { return true }
        let resolution = min(Self.glance, resolution(for: boxed))
        guard let image = try programs.image(of: page, dotsPerInch: resolution, in: workplace) else { return true }
        return image.without(boxed.lines.joined(), scale: resolution / 72).inkShare > 0.001
    }

    /// Less than usual for a page that is larger than paper is.
    private func resolution(for page: BoxedPage) -> Double {
        let inches = max(page.width, page.height, 1) / 72
        return min(Self.dotsPerInch, max(1, Self.longest / inches))
    }
}

extension GreyImage {
    /// The image with paper in place of words, with a little of the paper around them.
    fileprivate func without(_ words: some Sequence<BoxedPage.Word>, scale: Double) -> GreyImage {
        func pixels(_ from: Double, _ to: Double, of most: Int) -> Range<Int> {
            let (start, end) = (max(0, min(Double(most), from * scale)), max(0, min(Double(most), to * scale)))
            return Int(start)..<max(Int(start), Int(end))
        }
        let paper = paper
        var bare = self.pixels
        for word in words {
            let columns = pixels(word.left - 4, word.right + 6, of: width)
            let rows = pixels(word.top - 4, word.bottom + 6, of: height)
            for row in rows {
                for column in columns { bare[row * width + column] = paper }
            }
        }
        return GreyImage(width: width, height: height, pixels: bare)
    }
}
