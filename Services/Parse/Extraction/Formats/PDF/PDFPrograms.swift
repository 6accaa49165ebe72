import Foundation

/// What poppler's programs give of a PDF file that lies in a workplace.
///
/// None of them gets more memory than the largest page takes: streams may unpack without end.
struct PDFPrograms {
    static let mediaType = "application/pdf"
    private static let memory = 1 << 30
    private static let name = "document.pdf"

    private let workplace: Workplace
    private let limits: ExtractionLimits

    /// Puts the file there.
    init(_ data: Data, limits: ExtractionLimits, workplace: Workplace) throws(ExtractionError) {
        (self.limits, self.workplace) = (limits, workplace)
        try workplace.put(data, as: Self.name, for: Self.mediaType)
    }

    /// The words of all pages.
    func words() throws(ExtractionError) -> (pages: [BoxedPage], complaint: String) {
        let most = limits.pages
        let outcome = try workplace.run(
            .pdftotext, ["-bbox-layout", "-l", String(most &+ 1), Self.name, "-"], for: Self.mediaType,
            limit: min(limits.unpackedBytes, 256 << 20), memory: Self.memory)
        try check(outcome)
        return (WordBoxes(outcome.output).pages, outcome.complaint)
    }

    /// The image of a page in grey.
    ///
    /// - Parameters:
    ///   - page: From 0.
    ///   - dotsPerInch: Of the page as it is printed.
    ///   - place: A folder in the workplace, for programs that run at the same time.
    func image(of page: Int, dotsPerInch: Double, in place: Workplace) throws(ExtractionError) -> GreyImage? {
        let outcome = try place.run(
            .pdftoppm,
            [
                "-gray", "-r", String(format: "%.1f", dotsPerInch), "-f", String(page + 1), "-l",
                String(page + 1), workplace.file(Self.name).path,
            ], for: Self.mediaType, limit: limits.pixels &+ 1_000, memory: Self.memory)
        try check(outcome)
        return GreyImage(portableGreyMap: outcome.output)
    }

    private func check(_ outcome: Workplace.Outcome) throws(ExtractionError) {
        guard outcome.status != 0 else { return }
        if outcome.complaint.contains("Incorrect password") || outcome.status == 3 {
            throw ExtractionError(
                .encrypted, mediaType: Self.mediaType,
                message: "The file is a PDF document that opens with a password only.",
                hint: "Open it, print it to a new PDF file without a password and hand that in.")
        }
        // 128 and more: ended by a signal, by one of its own bounds as a rule.
        if outcome.status >= 128 || outcome.complaint.localizedCaseInsensitiveContains("memory") {
            throw ExtractionError(
                .overLimit, mediaType: Self.mediaType,
                message: "The PDF document unpacks to more than may be read of one.",
                hint: "Open it, print it to a new PDF file and hand that in.")
        }
        throw .damagedPDF
    }
}

extension ExtractionError {
    static let damagedPDF = Self(
        .corrupt, mediaType: PDFPrograms.mediaType,
        message: "The PDF document is damaged or incomplete.",
        hint: "Check that it opens, save or download it again and hand it in once more.")
}

extension Workplace {
    /// Writes a file that a program is to read.
    func put(_ data: Data, as name: String, for mediaType: String) throws(ExtractionError) {
        do {
            try data.write(to: file(name))
        } catch {
            throw ExtractionError(
                .overLimit, mediaType: mediaType, message: "The file could not be put where programs read it: \(error)")
        }
    }
}
