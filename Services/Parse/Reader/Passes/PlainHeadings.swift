import Messages

/// A section that a heading without a usual number opens: 第二部分 存在问题, or 存在问题 alone on its line.
struct PlainSection {
    var role: SectionRole?
    /// Behind the heading, up to the next such heading or the signature.
    var range: Range<Int>
}

extension Reading {
    /// No such heading is longer.
    private static let longestPlain = 24
    /// No report has more of them.
    private static let mostPlain = 30

    /// Finds the sections under headings that bear no number of the four styles; they are none of the outline's.
    mutating func findPlainSections() {
        guard report.kind == .annualReport else { return }
        let end = textEnd
        var found: [PlainSection] = []
        var start = body.lowerBound
        while start < end, found.count < Self.mostPlain {
            let lineEnd = text.lineEnd(from: start, to: end)
            defer { start = lineEnd + 1 }
            guard let words = plainHeading(text.trimmed(start..<lineEnd)) else { continue }
            if !found.isEmpty { found[found.count - 1].range = found[found.count - 1].range.lowerBound..<start }
            found.append(PlainSection(role: role(ofWords: words), range: lineEnd..<end))
        }
        plainSections = found
    }

    /// The words of a line that is such a heading: behind 第二部分, or one of the usual headings and nothing else.
    private func plainHeading(_ line: Range<Int>) -> Range<Int>? {
        guard (2...Self.longestPlain).contains(line.count) else { return nil }
        if text[line.lowerBound].is("第"), let number = text.chineseNumber(at: line.lowerBound + 1),
            text[number.end].is("部"), text[number.end + 1].is("分")
        {
            var start = number.end + 2
            while start < line.upperBound, text.isSpace(start) || text[start].isOne(of: [":", "、", ","]) { start += 1 }
            return start < line.upperBound && !text[line.upperBound - 1].isOne(of: ["。", ";"])
                ? start..<line.upperBound : nil
        }
        return lexicon[.heading].equals(line, in: text) ? line : nil
    }

    /// What is told of problems, or of plans, under such headings.
    func plainContents(_ role: SectionRole, of spans: [SectionSpan]) -> [ContentSpan] {
        let depth = spans.map(\.depth).min()
        return plainSections.filter { $0.role == role }.map { section in
            ContentSpan(
                range: section.range,
                children: spans.indices.filter {
                    spans[$0].depth == depth && section.range.contains(spans[$0].range.lowerBound)
                })
        }
    }
}
