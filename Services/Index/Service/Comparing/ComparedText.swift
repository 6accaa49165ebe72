import Messages
internal import ReportAnalysis

/// What cutting a report into sentences needs of its JSON.
struct ComparedText: Decodable {
    /// The names of what follows.
    static let members: [StaticString] = ["text", "body", "outline"]

    let text: String
    let body: TextRange?
    let outline: [OutlineSection]?

    /// The sentences; the whole text's where a reader has named no body.
    var sentences: Sentences {
        Sentences(
            of: text, body: body ?? TextRange(0, text.unicodeScalars.count), outline: outline ?? [])
    }
}
