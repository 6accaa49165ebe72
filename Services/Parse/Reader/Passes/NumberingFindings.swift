import Messages

extension Reading {
    /// Numbers that stand twice among siblings, and numbers that are left out.
    func numberingFindings() -> [ReportFinding] {
        (headingNumbers() + listNumbers()).sorted { ($0.range?.start ?? 0) < ($1.range?.start ?? 0) }
    }

    private func headingNumbers() -> [ReportFinding] {
        var findings: [ReportFinding] = []
        /// The last number of each open level, and the last of each style anywhere, for lists that run on.
        var open = [Int?](repeating: nil, count: 5)
        var before = [Int](repeating: 0, count: 5)
        for heading in headings {
            let level = heading.level
            if let found = compare(heading.value, with: open[level], orWith: before[level], at: heading.number) {
                findings.append(found)
            }
            open[level] = heading.value
            before[level] = heading.value
            for deeper in stride(from: level + 1, through: 4, by: 1) { open[deeper] = nil }
        }
        return findings
    }

    /// Lists inside the text begin anew with 一是 and at every heading.
    private func listNumbers() -> [ReportFinding] {
        var findings: [ReportFinding] = []
        var last = [Int?](repeating: nil, count: EnumerationMark.Style.allCases.count)
        var next = 0
        for mark in enumerations(in: body) {
            while next < headings.count, headings[next].number.lowerBound <= mark.range.lowerBound {
                for style in last.indices { last[style] = nil }
                next += 1
            }
            let style = mark.style.rawValue
            defer { last[style] = mark.value }
            if mark.isFirst { continue }
            if let found = compare(mark.value, with: last[style], orWith: mark.value - 1, at: mark.range) {
                findings.append(found)
            }
        }
        return findings
    }

    /// What is wrong with a number after its sibling's, or, where it is the first, after the one before its section.
    private func compare(_ value: Int, with last: Int?, orWith before: Int, at range: Range<Int>) -> ReportFinding? {
        guard let last else {
            guard value != 1, value != before + 1 else { return nil }
            return finding("numbering.gap", .info, at: range, "The list begins with \(text.string(range)).")
        }
        if value == last {
            return finding("numbering.duplicate", .info, at: range, "\(text.string(range)) stands twice.")
        }
        guard value > last + 1 else { return nil }
        return finding("numbering.gap", .info, at: range, "\(text.string(range)) follows number \(last).")
    }
}
