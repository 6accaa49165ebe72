package import Foundation

/// Turns the bytes of a document into its text.
package enum TextExtractor {
    /// Reads the text of a document in time linear in its size.
    ///
    /// The content decides what the file is; the name only where the content leaves it open.
    ///
    /// - Parameter workplace: Where files may be put and programs run; without one only what is read here is.
    /// - Throws: `ExtractionError`: the same bytes always end the same way, so trying again is of no use.
    package static func extract(
        _ data: Data,
        fileName: String,
        limits: ExtractionLimits = .ofThisProcess,
        workplace: Workplace? = nil
    ) throws(ExtractionError) -> ExtractedText {
        guard !data.isEmpty else {
            throw ExtractionError(
                .empty,
                mediaType: "application/x-empty",
                message: "The file is empty.",
                hint: "Save the document again and hand it in once more."
            )
        }
        let format = Format(of: data, fileName: fileName)
        switch format {
        case .plainText: return try PlainText.extract(data, limits: limits)
        case .ofd: return try OFDDocument.extract(data, limits: limits)
        case .pdf:
            guard let workplace else { throw .unsupported(format) }
            return try PDFDocument.extract(data, limits: limits, workplace: workplace)
        case .image(let mediaType):
            guard let workplace else { throw .unsupported(format) }
            return try ScannedImage.extract(data, mediaType: mediaType, limits: limits, workplace: workplace)
        case .encryptedOffice: throw .encrypted(format)
        default: throw .unsupported(format)
        }
    }
}

extension ExtractionError {
    fileprivate static func unsupported(_ format: Format) -> Self {
        Self(
            .unsupported,
            mediaType: format.mediaType,
            message: "The file is \(format.name), which is not read yet.",
            hint: format.canHoldText
                ? "Open it, save its text as plain text (.txt, UTF-8) and hand that in." : nil
        )
    }

    fileprivate static func encrypted(_ format: Format) -> Self {
        Self(
            .encrypted,
            mediaType: format.mediaType,
            message: "The file is \(format.name) and opens with a password only.",
            hint: "Save it without a password and hand it in once more."
        )
    }
}
