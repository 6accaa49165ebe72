import Foundation

/// What a document for LibreOffice is.
enum OfficeKind: Sendable {
    case doc, works, rtf, odt
    case xls, xlsx, ods
    case ppt, pptx, odp

    /// What of LibreOffice reads it.
    var part: OfficeInstallation.Part {
        switch self {
        case .doc, .works, .rtf, .odt: .writer
        case .xls, .xlsx, .ods: .calc
        case .ppt, .pptx, .odp: .impress
        }
    }

    /// The ending that LibreOffice expects it under; what is inside decides all the same.
    var ending: String {
        switch self {
        case .doc: "doc"
        case .works: "wps"
        case .rtf: "rtf"
        case .odt: "odt"
        case .xls: "xls"
        case .xlsx: "xlsx"
        case .ods: "ods"
        case .ppt: "ppt"
        case .pptx: "pptx"
        case .odp: "odp"
        }
    }

    /// The registered media type, or the customary one.
    var mediaType: String {
        switch self {
        case .doc: Format.oldWord.mediaType
        case .works: "application/vnd.ms-works"
        case .rtf: Format.rtf.mediaType
        case .odt: Format.openDocument.mediaType
        case .xls: Format.oldExcel.mediaType
        case .xlsx: Format.excel.mediaType
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .ppt: Format.oldPowerpoint.mediaType
        case .pptx: Format.powerpoint.mediaType
        case .odp: "application/vnd.oasis.opendocument.presentation"
        }
    }

    /// What to call it in a sentence.
    var name: String {
        switch self {
        case .doc: "Word or WPS document (.doc, .wps)"
        case .works: "Works document (.wps)"
        case .rtf: "rich text document (RTF)"
        case .odt: "OpenDocument text (.odt)"
        case .xls: "Excel workbook (.xls)"
        case .xlsx: "Excel workbook (.xlsx)"
        case .ods: "OpenDocument spreadsheet (.ods)"
        case .ppt: "PowerPoint presentation (.ppt)"
        case .pptx: "PowerPoint presentation (.pptx)"
        case .odp: "OpenDocument presentation (.odp)"
        }
    }
}

extension OfficeKind {
    /// The document breaks the rules of its format.
    func corrupt(_ what: String) -> ExtractionError {
        ExtractionError(
            .corrupt, mediaType: mediaType, message: "The \(name) is damaged: \(what).",
            hint: "Open it, save it again and hand that in; if it does not open, get a good copy.")
    }

    var encrypted: ExtractionError {
        ExtractionError(
            .encrypted, mediaType: mediaType, message: "The \(name) opens with a password only.",
            hint: "Save it without a password and hand it in once more.")
    }

    var overLimit: ExtractionError {
        ExtractionError(
            .overLimit, mediaType: mediaType, message: "The \(name) holds more than is read as one report.",
            hint: "Split it into its reports, or save its text as plain text (.txt, UTF-8), and hand that in.")
    }

    var empty: ExtractionError {
        ExtractionError(
            .empty, mediaType: mediaType, message: "The \(name) holds no text.",
            hint: "If its pages are pictures of text, hand in the document that they were made from.")
    }

    /// LibreOffice, or the part of it that reads this, is not installed.
    var missing: ExtractionError {
        ExtractionError(
            .missingProgram, mediaType: mediaType,
            message: "Reading this \(name) takes LibreOffice \(part.rawValue.capitalized), which is not installed.",
            hint: "Install the package \(part.package) (apt-get install \(part.package)) and hand the file in again.")
    }
}
