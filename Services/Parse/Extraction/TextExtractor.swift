package import Foundation

/// Turns the bytes of a document into its text.
package enum TextExtractor {
    /// Whether a file is plain text, which can do no harm to who reads it.
    package static func isPlainText(_ data: Data, fileName: String) -> Bool {
        Format(of: data, fileName: fileName) == .plainText
    }

    /// Tells what a file holds: a text, or documents of their own.
    ///
    /// - Parameter workplace: Where files may be put and programs run.
    /// - Throws: `ExtractionError`: the same bytes end the same way, but for limits of time and programs that are missing.
    package static func open(
        _ data: Data, fileName: String, limits: ExtractionLimits, workplace: Workplace
    ) throws(ExtractionError) -> Extraction {
        let format = Format(of: data, fileName: fileName)
        switch format {
        case .zip, .compressed:
            return .container(try ArchiveDocument.members(of: data, format, fileName: fileName, limits: limits))
        case .mail: return .container(try MailContainer.members(of: data, limits: limits))
        case .mbox: return .container(try MailContainer.members(ofMailbox: data, limits: limits))
        default: return .text(try extract(data, fileName: fileName, limits: limits, workplace: workplace))
        }
    }

    /// Reads the text of a document in time linear in its size.
    ///
    /// The content decides what the file is; the name only where the content leaves it open.
    ///
    /// - Parameters:
    ///   - workplace: Where files may be put and programs run; without one only what is read here is.
    ///   - office: The LibreOffice that reads what no reader here does; nil where there is none.
    /// - Throws: `ExtractionError`: the same bytes end the same way, but for limits of time and programs that are missing.
    package static func extract(
        _ data: Data,
        fileName: String,
        limits: ExtractionLimits = .ofThisProcess,
        workplace: Workplace? = nil,
        office: OfficeInstallation? = .installed
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
        case .word: return try WordDocument.extract(data, limits: limits)
        case .html: return try WebPage.extract(data, limits: limits)
        case .mhtml: return try WebArchive.extract(data, limits: limits)
        case .mail: return try MailMessage.extract(data, limits: limits)
        case .ofd: return try OFDScan.extract(data, limits: limits, workplace: workplace)
        case .pdf:
            guard let workplace else { throw .unsupported(format) }
            return try PDFDocument.extract(data, limits: limits, workplace: workplace)
        case .image(let mediaType):
            guard let workplace else { throw .unsupported(format) }
            return try ScannedImage.extract(data, mediaType: mediaType, limits: limits, workplace: workplace)
        case .rtf, .openDocument, .excel, .powerpoint, .oldWord, .oldExcel, .oldPowerpoint, .oldOffice:
            return try OfficeDocument.extract(
                data, format: format, limits: limits, workplace: workplace, installation: office)
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
