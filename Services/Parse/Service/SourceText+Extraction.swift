import Messages
import ReportReader
import TextExtraction

extension SourceText {
    /// What was extracted from a document.
    init(_ extracted: ExtractedText, of document: ReceivedDocument) {
        self.init(
            text: extracted.text, fileName: document.fileName, mediaType: extracted.mediaType,
            size: Int(document.size), encoding: extracted.encoding, replacements: extracted.replacements,
            declared: document.declared, page: extracted.page ?? document.page, recognition: extracted.recognition,
            parent: document.parent)
    }
}
