import ReportGenerator

/// How much of reports is still there in the texts that were read out of documents of them.
struct KeptParts {
    private var kept = 0
    private var all = 0

    /// Of 1.
    var share: Double { (Double(kept) / Double(max(all, 1)) * 1_000).rounded() / 1_000 }

    /// Headings that begin a line with their number, in their order, of those that do so in the report.
    static func headings(_ pairs: [(report: GeneratedReport, text: String)]) -> Self {
        pairs.reduce(into: Self()) { parts, pair in
            let headings = pair.report.structure.headings.map { closed($0.number + $0.title) }
            let wanted = found(headings, in: pair.report.text)
            parts.all += wanted.count
            parts.kept += found(wanted, in: pair.text).count
        }
    }

    /// Those that a line begins with, each behind the one before.
    private static func found(_ headings: [String], in text: String) -> [String] {
        var lines = lines(of: text)[...]
        return headings.filter { heading in
            guard let place = lines.firstIndex(where: { $0.hasPrefix(heading) }) else { return false }
            lines = lines[(place + 1)...]
            return true
        }
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
