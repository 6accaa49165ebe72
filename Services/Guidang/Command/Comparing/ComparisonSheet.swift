import Messages

/// A comparison as a person reads it.
struct ComparisonSheet {
    private let comparison: ReportComparison
    private let texts: [String: [Unicode.Scalar]]
    private let open: OpenArchive

    /// - Parameter texts: Of the reports from which passages are shown, by document id.
    init(_ comparison: ReportComparison, _ texts: [String: [Unicode.Scalar]], _ open: OpenArchive) {
        self.comparison = comparison
        self.texts = texts
        self.open = open
    }

    /// Reuse, promises, problems that come back, figures over the years.
    var lines: [String] {
        let year = comparison.reportYear.map { "  \($0)" } ?? ""
        let head = "\(comparison.documentId.prefix(12))  \(comparison.agency ?? "")\(year)"
        return [head] + reuse + promises(comparison.promises, of: open.say("Promised", "作出的承诺"))
            + promises(comparison.earlierPromises, of: open.say("Promised the year before", "上年的承诺")) + problems
            + figures
    }

    private var reuse: [String] {
        guard let reuse = comparison.reuse else {
            return [open.say("another version has taken its place", "已被另一版本取代")]
        }
        func line(_ share: ReuseShare, _ what: String) -> String {
            "  \(Self.percent(share.ofCharacters))  \(what) (\(share.sentences)/\(reuse.sentences))"
        }
        func sources(_ sources: [ReuseSource]) -> [String] {
            sources.prefix(5).map { source in
                let whose = [source.agency ?? "", source.year.map(String.init) ?? ""].filter { !$0.isEmpty }
                return "          \(Self.percent(source.share.ofCharacters))  \(source.documentId.prefix(12))  "
                    + whose.joined(separator: "  ")
            }
        }
        return [line(reuse.ownEarlier, open.say("stands in its own earlier reports", "见于本单位往年报告"))]
            + sources(reuse.ownSources)
            + [line(reuse.others, open.say("stands in other agencies' reports", "见于其他单位报告"))]
            + sources(reuse.otherSources)
            + [line(reuse.common, open.say("is common form", "为通用套语"))]
    }

    private func promises(_ reviews: [PromiseReview], of title: String) -> [String] {
        guard !reviews.isEmpty else { return [] }
        return ["\(title):"]
            + reviews.flatMap { review in
                let outcome =
                    switch review.outcome {
                    case .kept: open.say("kept     ", "已做")
                    case .mentioned: open.say("mentioned", "提及")
                    default: open.say("silent   ", "未提")
                    }
                let line = "  \(outcome)  \(Self.percent(review.score))  \(Self.short(review.commitment.text))"
                return [line] + review.evidence.prefix(1).map(passage)
            }
    }

    private func passage(_ evidence: TextEvidence) -> String {
        let (text, range) = (texts[evidence.documentId] ?? [], evidence.range)
        let isWithin = range.start >= 0 && range.start <= range.end && range.end <= text.count
        var words = String.UnicodeScalarView()
        if isWithin { words.append(contentsOf: text[range.start..<range.end]) }
        return "                 → \(evidence.documentId.prefix(12))  \(Self.short(String(words)))"
    }

    private var problems: [String] {
        guard !comparison.problems.isEmpty else { return [] }
        return [open.say("Problems that come back:", "反复出现的问题：")]
            + comparison.problems.map { returning -> String in
                // In how many years, however often in each.
                let years = Set(returning.again.map(\.year)).union([returning.year])
                return "  \(returning.year) ×\(years.count)  \(Self.short(returning.problem.text))"
            }
    }

    /// Lines with more than one year; the rest is in the JSON.
    private var figures: [String] {
        let lines = comparison.figures.filter { Set($0.points.map(\.year)).count > 1 }
        guard !lines.isEmpty else { return [] }
        return [open.say("Figures over the years:", "历年数字：")]
            + lines.map { line in
                // A report may say the same several times, and there may be several of a year.
                var points: [String] = []
                for point in line.points.map({ "\($0.year) \(ShownNumber.text($0.value))" })
                where !points.contains(point) {
                    points.append(point)
                }
                return "  \(line.subject) (\(line.unit)): \(points.joined(separator: ", "))"
            }
    }

    private static func percent(_ share: Double) -> String {
        let text = String(Int((share * 100).rounded()))
        return String(repeating: " ", count: max(0, 3 - text.count)) + text + "%"
    }

    private static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(60) + "…" : line
    }
}
