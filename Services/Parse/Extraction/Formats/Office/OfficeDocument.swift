import Foundation

/// Reads what LibreOffice reads: documents, spreadsheets and presentations of Word, WPS, Excel and PowerPoint in compound
/// files, RTF, OpenDocument, and spreadsheets and presentations in Office Open XML.
///
/// A text becomes a Word document and is read as one, since that keeps list numbers, tables, notes and revisions apart;
/// LibreOffice's own plain text has a line for each cell, and deleted revisions as if they stood. Spreadsheets and
/// presentations become OpenDocument, which has every cell as it is shown.
enum OfficeDocument {
    /// - Parameter format: What the file is by its first bytes; what is inside it decides.
    /// - Throws: `ExtractionError`.
    static func extract(
        _ data: Data, format: Format, limits: ExtractionLimits, workplace: Workplace?,
        installation: OfficeInstallation?
    ) throws(ExtractionError) -> ExtractedText {
        let (kind, mayHavePassword) = try checked(data, format: format, limits: limits)
        guard let workplace else { throw kind.notConverted("there is no folder to put it in") }
        guard let installation, installation.parts.contains(kind.part) else { throw kind.missing }
        let source = workplace.file("document.\(kind.ending)")
        let target = workplace.file("converted.\(kind.part.target.ending)")
        do {
            try data.write(to: source)
        } catch {
            throw kind.notConverted("the file can't be put into its folder: \(error)")
        }
        do throws(OfficeKit.Fault) {
            try OfficeKit.shared.convert(
                source, to: target, as: kind.part.target.ending, kind: kind.part.target.kind, by: installation)
        } catch {
            switch error {
            case .notStarted(let why): throw kind.notConverted("LibreOffice does not start: \(why)")
            case .notLoaded where mayHavePassword: throw kind.encrypted
            case .notLoaded(let why): throw kind.corrupt("LibreOffice can't open it (\(why))")
            case .otherKind: throw kind.corrupt("LibreOffice takes it for something else")
            case .notSaved(let why): throw kind.notConverted("LibreOffice can't convert it (\(why))")
            }
        }
        guard let converted = try? Data(contentsOf: target) else {
            throw kind.notConverted("LibreOffice has written nothing")
        }
        return ExtractedText(text: try text(of: converted, kind: kind, limits: limits), mediaType: kind.mediaType)
    }

    /// What a file is, and whether LibreOffice's refusal means a password.
    private static func checked(
        _ data: Data, format: Format, limits: ExtractionLimits
    ) throws(ExtractionError) -> (kind: OfficeKind, mayHavePassword: Bool) {
        switch format {
        case .rtf:
            let check = RichTextCheck(data)
            guard check.depth <= limits.elementDepth else { throw OfficeKind.rtf.overLimit }
            guard check.isClosed else { throw OfficeKind.rtf.corrupt("its end is missing") }
            return (.rtf, false)
        case .openDocument, .excel, .powerpoint:
            let kind: OfficeKind =
                switch format {
                case .excel: .xlsx
                case .powerpoint: .pptx
                default: try PackageCheck.openDocument(data, limits: limits)
                }
            try PackageCheck.check(data, as: kind, limits: limits)
            return (kind, false)
        default:
            let document = try CompoundDocument(data, format: format)
            return (document.kind, document.kind == .xls && document.hasFilePass)
        }
    }

    private static func text(
        of converted: Data, kind: OfficeKind, limits: ExtractionLimits
    ) throws(ExtractionError) -> String {
        switch kind.part {
        case .writer:
            do throws(ExtractionError) {
                return try WordDocument.extract(converted, limits: limits).text
            } catch {
                throw error.code == .empty
                    ? kind.empty
                    : ExtractionError(
                        error.code, mediaType: kind.mediaType, message: error.message, hint: error.hint)
            }
        case .calc:
            let content = try OpenDocumentContent(converted, kind: kind, limits: limits)
            return try SheetText(content, kind: kind, limits: limits).text
        case .impress:
            let content = try OpenDocumentContent(converted, kind: kind, limits: limits)
            return try SlideText(content, kind: kind, limits: limits).text
        }
    }
}

extension OfficeInstallation.Part {
    /// What its documents are converted to, and what they are to LibreOffice.
    fileprivate var target: (ending: String, kind: OfficeKit.Kind) {
        switch self {
        case .writer: ("docx", .text)
        case .calc: ("ods", .spreadsheet)
        case .impress: ("odp", .presentation)
        }
    }
}

extension OfficeKind {
    /// The document may be in order, and yet LibreOffice gives nothing.
    fileprivate func notConverted(_ what: String) -> ExtractionError {
        ExtractionError(
            .corrupt, mediaType: mediaType, message: "The \(name) could not be read: \(what).",
            hint: "Open it, save its text as plain text (.txt, UTF-8) and hand that in.")
    }
}
