import Messages

/// The sentences and headings of a report as evidence for what it says.
struct Passages {
    /// One sentence or heading.
    struct Passage {
        var range: TextRange
        var terms: Terms
        /// What its section is for.
        var role: SectionRole?
        /// Whether it says that something is yet to be done, or was not.
        var isPending: Bool
    }

    let documentId: String
    /// The year that the report is for.
    let year: Int?
    let all: [Passage]

    /// Words of what is not done yet.
    private static let pending = [
        "下一步", "拟于", "计划于", "计划在", "明年", "今后", "将继续", "将进一步", "将着力", "将持续", "将在", "力争", "正在", "尚未", "未能", "还未", "仍未",
        "有待", "缓慢", "未完成",
        "未落实", "滞后", "暂未", "筹备", "筹建", "正研究", "征求意见", "还没有", "没有完成", "推迟", "暂缓", "仍需", "仍不", "仍然不",
    ].map { Array($0.unicodeScalars.map(\.value)) }

    init(_ report: Report, fold: ScalarFold) {
        documentId = report.documentId
        year = report.reportYear
        let items = Sentences(of: report.text, body: report.body, outline: report.outline, fold: fold).items
        let scalars = report.text.unicodeScalars.map(\.value)
        var roles = [SectionRole?](repeating: nil, count: items.count)
        func mark(_ range: TextRange, _ role: SectionRole) {
            var (low, high) = (0, items.count)
            while low < high {
                let middle = (low + high) / 2
                if items[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
            }
            while low < items.count, items[low].range.start < range.end {
                roles[low] = role
                low += 1
            }
        }
        var waiting = Array(report.outline.reversed())
        while let section = waiting.popLast() {
            if let role = section.role { mark(section.range, role) }
            waiting.append(contentsOf: section.children.reversed())
        }
        for item in report.problems { mark(item.range, .problems) }
        for item in report.commitments { mark(item.range, .plans) }
        all = items.enumerated().map { index, item in
            let words = scalars[item.range.clamped(to: scalars.count)]
            return Passage(
                range: item.range, terms: Terms(words, fold: fold), role: roles[index],
                isPending: Self.pending.contains { Self.holds($0, in: words) })
        }
    }

    private static func holds(_ word: [UInt32], in scalars: ArraySlice<UInt32>) -> Bool {
        guard let first = word.first, word.count <= scalars.count else { return false }
        for start in scalars.startIndex...(scalars.endIndex - word.count) where scalars[start] == first {
            if scalars[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
    }
}
