import Foundation

/// The program that reads text off images, with the scripts that it can read here.
struct Tesseract: Sendable {
    /// A script that reports are written in.
    enum Script: String, Sendable {
        case simplified = "chi_sim"
        case traditional = "chi_tra"
    }

    let mediaType: String
    /// Simplified Chinese always, Traditional where it is installed.
    let scripts: [Script]
    /// Whether it can tell which way up a page is.
    private let tellsOrientation: Bool

    private static let memory = 1 << 30
    /// No page has more text, and no table of words more bytes.
    private static let output = 32 << 20

    /// - Throws: `ExtractionError`: `missingProgram` where the program or the data for Chinese is not installed.
    init(mediaType: String, workplace: Workplace) throws(ExtractionError) {
        self.mediaType = mediaType
        let outcome = try workplace.run(.tesseract, ["--list-langs"], for: mediaType, limit: Self.output)
        let names = String(decoding: outcome.output, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard names.contains("chi_sim") else {
            throw ExtractionError(
                .missingProgram, mediaType: mediaType,
                message: "Reading this file off its images takes tesseract's data for Chinese, which is not installed.",
                hint: "Install the package tesseract-ocr-chi-sim (apt-get install tesseract-ocr-chi-sim) "
                    + "and hand the file in again.")
        }
        scripts = names.contains("chi_tra") ? [.simplified, .traditional] : [.simplified]
        tellsOrientation = names.contains("osd")
    }

    /// Reads one image.
    ///
    /// - Parameters:
    ///   - file: Any image that leptonica reads, in the workplace.
    ///   - page: Which of its pages, from 0.
    /// - Returns: nil where the program can't make anything of the file.
    func read(
        _ file: URL, page: Int = 0, as script: Script, in workplace: Workplace
    ) throws(ExtractionError) -> RecognizedPage? {
        let outcome = try workplace.run(
            .tesseract,
            [
                file.path, "-", "-l", script.rawValue, "--psm", tellsOrientation ? "1" : "3", "-c",
                "tessedit_page_number=\(page)", "tsv",
            ], for: mediaType, limit: Self.output, memory: Self.memory)
        guard outcome.status == 0 else { return nil }
        return RecognizedPage(tabSeparated: outcome.output)
    }
}
