import ReportGenerator

/// How much of reports is still there in the texts that were read out of documents of them.
struct KeptParts {
    private var kept = 0
    private var all = 0

    /// Of 1.
    var share: Double { (Double(kept) / Double(max(all, 1)) * 1_000).rounded() / 1_000 }

    /// Headings that begin a line with their number, in their order.
    static func headings(_ pairs: [(report: GeneratedReport, text: String)]) -> Self {
        var parts = Self()
        for (report, text) in pairs {
            var lines = lines(of: text)[...]
            for heading in report.structure.headings {
                let wanted = closed(heading.number + heading.title)
                parts.all += 1
                guard let place = lines.firstIndex(where: { $0.hasPrefix(wanted) }) else { continue }
                parts.kept += 1
                lines = lines[(place + 1)...]
            }
        }
        return parts
    }

    /// Lines of the reports that are lines of the texts.
    static func paragraphs(_ pairs: [(report: GeneratedReport, text: String)]) -> Self {
        pairs.reduce(into: Self()) { parts, pair in
            let wanted = lines(of: pair.report.text)
            let found = Set(lines(of: pair.text))
            parts.all += wanted.count
            parts.kept += wanted.count { found.contains($0) }
        }
    }

    /// The lines that are not empty, without their blanks.
    private static func lines(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(closed).filter { !$0.isEmpty }
    }

    private static func closed(_ text: some StringProtocol) -> String { String(text.filter { !$0.isWhitespace }) }
}
