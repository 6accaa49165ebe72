internal import Foundation
import Messages
internal import ReportAnalysis

/// What cutting a report into sentences needs of its JSON.
struct ComparedText: Equatable {
    let text: String
    let body: TextRange?
    let outline: [OutlineSection]

    /// The sentences; the whole text's where a reader has named no body.
    var sentences: Sentences {
        Sentences(of: text, body: body ?? TextRange(0, text.unicodeScalars.count), outline: outline)
    }
}

extension ComparedText {
    /// Reads a report.
    ///
    /// - Throws: `JSONSyntaxError`, `JSONReadError`, ``IndexError``.
    init(json: Data) throws {
        var (text, body, outline) = (String?.none, TextRange?.none, [OutlineSection]())
        try JSONReader.read(json) { reader in
            try reader.members { name, reader in
                switch name {
                case "text": text = try reader.string()
                case "body": body = try reader.isNull() ? nil : reader.range()
                case "outline": outline = try reader.list { try $0.section() }
                default: break
                }
            }
        }
        self.init(text: try JSONReader.required("text", text), body: body, outline: outline)
    }
}
