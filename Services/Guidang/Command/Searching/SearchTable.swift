import Foundation
import GuidangClient
import Messages

/// An answer to a search as a person reads it.
struct SearchTable {
    /// What is shown.
    let answer: SearchAnswer
    /// Whose language it is shown in.
    let open: OpenArchive
    /// Whether matches stand out.
    let isBold: Bool

    /// The lines: notes, explanation, hits, facets, how to go on, and the total.
    var lines: [String] {
        var lines = answer.notes.map { open.say("note: \($0)", "提示：\($0)") }
        if let explanation = answer.explanation {
            lines += explanation.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        }
        lines += answer.hits.flatMap(hit)
        lines += answer.facets.flatMap(facet)
        guard !answer.hits.isEmpty || answer.total > 0 else { return lines + [open.say("nothing found", "没有找到")] }
        if let cursor = answer.cursor, !answer.hits.isEmpty {
            lines.append(open.say("more with --cursor \(cursor)", "后续结果：--cursor \(cursor)"))
        }
        let about = answer.estimated ? open.say("about ", "约") : ""
        lines.append(open.say("\(about)\(answer.total) found", "共找到\(about) \(answer.total) 条"))
        return lines
    }

    private func hit(_ hit: SearchHit) -> [String] {
        let year = hit.reportYear.map { "  \($0)" } ?? ""
        let agency = hit.agency.map { "  \($0)" } ?? ""
        let title = hit.title ?? hit.fileName.map { "[\($0)]" } ?? open.say("(no title)", "（无标题）")
        return [
            "\(hit.reportId.prefix(12))  \(title)\(agency)\(year)",
            "    \(hit.line(isBold: isBold))",
        ]
    }

    private func facet(_ facet: SearchFacet) -> [String] {
        let width = facet.values.map { String($0.count).count }.max() ?? 0
        let about = answer.estimated ? "~" : ""
        let values = facet.values.map { value in
            let count = String(repeating: " ", count: width - String(value.count).count) + about + String(value.count)
            return "  \(count)  \(value.value)" + (value.label.map { "  \($0)" } ?? "")
        }
        let more = facet.hasMore ? [open.say("  …", "  ……")] : []
        return ["\(facet.facet):"] + values + more
    }
}

extension SearchHit {
    /// The snippet on one line: each white space as one blank, and the matches in bold where that is wanted.
    func line(isBold: Bool) -> String {
        let scalars = Array(snippet.unicodeScalars)
        // SGR 1 is bold, 0 is plain again (ECMA-48).
        var marks: [Int: String] = [:]
        for range in ranges where isBold && range.start >= 0 && range.start < range.end && range.end <= scalars.count {
            marks[range.start, default: ""] += "\u{1B}[1m"
            marks[range.end, default: ""] = "\u{1B}[0m" + marks[range.end, default: ""]
        }
        var text = ""
        var isAfterBlank = false
        for (place, scalar) in scalars.enumerated() {
            text += marks[place] ?? ""
            guard !scalar.properties.isWhitespace else {
                isAfterBlank = !text.isEmpty
                continue
            }
            if isAfterBlank { text += " " }
            isAfterBlank = false
            text.unicodeScalars.append(scalar)
        }
        return text + (marks[scalars.count] ?? "")
    }
}
