/// What a file is, by its content.
///
/// To read one more format, add its reader as one file under `Formats` and its case to the switch of `TextExtractor`.
enum Format: Equatable, Sendable {
    case plainText
    case html, mhtml, xml, mail, mbox, rtf
    case pdf, ofd
    case word, excel, powerpoint, openDocument, epub
    case oldWord, oldExcel, oldPowerpoint, oldOffice, encryptedOffice
    case zip, compressed(String)
    case image(String), audioOrVideo(String)
    case program(String), database

    /// The registered media type, or the customary one.
    var mediaType: String {
        switch self {
        case .plainText: "text/plain"
        case .html: "text/html"
        case .xml: "application/xml"
        case .mhtml: "multipart/related"
        case .mail: "message/rfc822"
        case .mbox: "application/mbox"
        case .rtf: "application/rtf"
        case .pdf: "application/pdf"
        case .ofd: "application/ofd"
        case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .excel: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .powerpoint: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .openDocument: "application/vnd.oasis.opendocument.text"
        case .epub: "application/epub+zip"
        case .oldWord: "application/msword"
        case .oldExcel: "application/vnd.ms-excel"
        case .oldPowerpoint: "application/vnd.ms-powerpoint"
        case .oldOffice, .encryptedOffice: "application/x-ole-storage"
        case .zip: "application/zip"
        case .compressed(let type), .image(let type), .audioOrVideo(let type), .program(let type): type
        case .database: "application/vnd.sqlite3"
        }
    }

    /// What to call it in a sentence.
    var name: String {
        switch self {
        case .plainText: "plain text"
        case .html: "a web page (HTML)"
        case .xml: "an XML file"
        case .mhtml: "a web page saved in one file (MHTML)"
        case .mail: "a mail message"
        case .mbox: "a mailbox of many mails (MBOX)"
        case .rtf: "a rich text document (RTF)"
        case .pdf: "a PDF document"
        case .ofd: "an OFD document"
        case .word: "a Word document (.docx)"
        case .excel: "an Excel workbook (.xlsx)"
        case .powerpoint: "a PowerPoint presentation (.pptx)"
        case .openDocument: "an OpenDocument file"
        case .epub: "an electronic book (EPUB)"
        case .oldWord: "an old Word or WPS document (.doc, .wps)"
        case .oldExcel: "an old Excel workbook (.xls)"
        case .oldPowerpoint: "an old PowerPoint presentation (.ppt)"
        case .oldOffice, .encryptedOffice: "an Office document"
        case .zip: "a ZIP archive"
        case .compressed: "a compressed file"
        case .image: "an image"
        case .audioOrVideo: "a sound or video recording"
        case .program: "a program"
        case .database: "a database"
        }
    }

    /// Whether a person can get at its text by opening it.
    var canHoldText: Bool {
        switch self {
        case .image, .audioOrVideo, .program, .database: false
        default: true
        }
    }
}
