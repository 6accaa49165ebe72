/// A program that reads a format which has no reader here.
package enum HelperProgram: String, CaseIterable, Sendable {
    case pdftotext, pdftoppm, pdfinfo, tesseract

    /// Debian's package that has it.
    package var package: String {
        switch self {
        case .pdftotext, .pdftoppm, .pdfinfo: "poppler-utils"
        case .tesseract: "tesseract-ocr"
        }
    }
}
