/// What of a report goes into the full-text index, folded: the text, then the title, then the headings.
///
/// The written forms stand one after another, each ended by ``sectionEnd``. It is kept with the report, because taking
/// postings out needs exactly the tokens that went in.
struct IndexForm {
    /// Ends each of the three parts.
    static let sectionEnd: UInt8 = 0x1C

    /// The written form.
    private(set) var bytes: [UInt8]
    /// Whether a part of the text is left out.
    private(set) var isPartial: Bool

    /// Folds the parts of a report.
    init(text: String, title: String?, headings: [String]) {
        let folded = FoldedText(text)
        bytes = folded.bytes
        isPartial = folded.isPartial
        bytes.append(Self.sectionEnd)
        bytes += FoldedText(title ?? "", limit: Self.titleLimit).bytes
        bytes.append(Self.sectionEnd)
        var left = Self.headingLimit
        for heading in headings {
            let folded = FoldedText(heading, limit: left)
            guard folded.count > 0 else { continue }
            left -= folded.count
            guard left > 0 else { break }
            bytes += folded.bytes
            bytes.append(0x0A)
        }
        bytes.append(Self.sectionEnd)
    }

    private static let titleLimit = 1_000
    private static let headingLimit = 20_000
}
