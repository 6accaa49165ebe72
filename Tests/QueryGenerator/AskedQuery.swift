package import Messages

/// A query as it is asked for, said in the language and answered by looking at each token.
package indirect enum AskedQuery {
    case phrase(String, isPrefix: Bool)
    case field(typed: String, fits: (Report, [String]) -> Bool)
    case near([AskedQuery], typed: String)
    case and([AskedQuery])
    case or([AskedQuery])
    case not(AskedQuery)
    case within([String], AskedQuery)

    /// In the language.
    package func typed(_ random: inout Seeded) -> String {
        switch self {
        case .phrase(let text, let isPrefix): return "「\(text)」" + (isPrefix ? "*" : "")
        case .field(let typed, _): return typed
        case .near(let leaves, let sign):
            return "(" + leaves.map { $0.typed(&random) }.joined(separator: " \(sign) ") + ")"
        case .and(let children):
            let sign = random.pick([" ", " AND ", "&&", " 与 ", " +"])
            let typed = children.map { $0.typed(&random) }
            // A plus sign stands before what is not denied.
            let isPlain = !typed.contains { one in ["-", "NOT", "非"].contains { one.hasPrefix($0) } }
            return "(" + typed.joined(separator: sign == " +" && !isPlain ? " " : sign) + ")"
        case .or(let children):
            return "（" + children.map { $0.typed(&random) }.joined(separator: random.pick([" OR ", "||", " 或 "])) + "）"
        case .not(let child): return random.pick(["-", "NOT ", "非 "]) + child.typed(&random)
        case .within(let parts, let child):
            return "(in:" + parts.joined(separator: "|") + random.pick([" ", ":"]) + child.typed(&random) + ")"
        }
    }

    /// Whether a report fits.
    package func fits(_ report: NaiveReport, in parts: [String] = []) -> Bool {
        switch self {
        case .phrase:
            return parts.isEmpty ? report.stands(self, in: ["text", "title"]) : report.stands(self, in: parts)
        case .field(_, let fits): return fits(report.report, report.tags)
        case .near(let leaves, let sign): return report.areNear(leaves, sign, in: parts)
        case .and(let children): return children.allSatisfy { $0.fits(report, in: parts) }
        case .or(let children): return children.contains { $0.fits(report, in: parts) }
        case .not(let child): return !child.fits(report, in: parts)
        case .within(let inner, let child): return child.fits(report, in: inner)
        }
    }
}

/// A report whose texts are rows of plain tokens.
package struct NaiveReport {
    let report: Report
    let tags: [String]
    private let text: NaiveText
    private let title: NaiveText
    private let headings: [NaiveText]
    private let sections: [Int]

    /// Takes a report apart.
    package init(_ report: Report, tags: [String]) {
        self.report = report
        self.tags = tags
        text = NaiveText(report.text)
        title = NaiveText(report.title ?? "", isName: true)
        let all = report.outline.flatMap { [$0] + $0.children }
        headings = all.map { NaiveText($0.title, isName: true) }
        sections = all.map(\.range.start)
    }

    func stands(_ leaf: AskedQuery, in parts: [String]) -> Bool { parts.contains { !rows(leaf, $0).joined().isEmpty } }

    /// The places of a leaf in a part, for each text of it.
    private func rows(_ leaf: AskedQuery, _ part: String) -> [[Range<Int>]] {
        guard case .phrase(let typed, let isPrefix) = leaf else { return [] }
        let phrase = NaiveText(typed)
        let wanted = phrase.tokens.map(\.text)
        let inText = {
            text.places(wanted, isPrefix: isPrefix) + NaiveNumber.places(of: phrase, isPrefix: isPrefix, in: text)
        }
        switch part {
        case "text": return [inText()]
        case "title": return [title.places(wanted, isPrefix: isPrefix)]
        case "headings": return headings.map { $0.places(wanted, isPrefix: isPrefix) }
        default:
            let items = part == "problems" ? report.problems : report.commitments
            return [
                inText().filter { place in
                    items.contains { item in
                        text.tokens[place].allSatisfy { item.range.start <= $0.start && $0.end <= item.range.end }
                    }
                }
            ]
        }
    }

    /// Each choice of one place a leaf is looked at.
    func areNear(_ leaves: [AskedQuery], _ sign: String, in parts: [String]) -> Bool {
        let isOfText = { (part: String) in ["text", "problems", "plans"].contains(part) }
        let named = parts.isEmpty ? ["text"] : parts
        let texts = named.filter(isOfText)
        var groups: [(tokens: NaiveText?, rows: [[Range<Int>]])] = []
        if !texts.isEmpty { groups.append((text, leaves.map { leaf in texts.flatMap { rows(leaf, $0).joined() } })) }
        if named.contains("title") { groups.append((nil, leaves.map { Array(rows($0, "title").joined()) })) }
        if named.contains("headings") {
            for index in headings.indices { groups.append((nil, leaves.map { rows($0, "headings")[index] })) }
        }
        return groups.contains { group in
            choices(group.rows).contains { choice in
                if sign.hasPrefix("NEAR/"), let count = Int(sign.dropFirst(5)) {
                    return (choice.map(\.lowerBound).max() ?? 0) - (choice.map(\.upperBound).min() ?? 0) <= count
                }
                guard let tokens = group.tokens else { return true }
                let numbers = choice.map { place in
                    let first = tokens.tokens[place.lowerBound]
                    return sign == "同段" ? sections.count { $0 <= first.start } : first.sentence
                }
                return Set(numbers).count == 1
            }
        }
    }

    private func choices(_ rows: [[Range<Int>]]) -> [[Range<Int>]] {
        rows.reduce([[]]) { chosen, row in chosen.flatMap { one in row.map { one + [$0] } } }
    }
}
