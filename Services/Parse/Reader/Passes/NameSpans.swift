import Messages

/// Which parts of a text hold names or plans, so that numbers in them count nothing; asked in order.
struct NameSpans {
    /// A quotation mark that is still open by then was never closed.
    private static let longestQuotation = 60
    private var spans: [Range<Int>]
    private var next = 0
    private var quotation: Int?

    init(citations: [ReportCitation], plans: [Range<Int>]) {
        spans = (citations.map { $0.range.start..<$0.range.end } + plans).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Sees each scalar in order.
    mutating func step(over scalar: UInt32, at index: Int) {
        switch scalar {
        case "“", "‘", "「", "『": quotation = index
        case "”", "’", "」", "』", "\n", "。": quotation = nil
        default: break
        }
        while next < spans.count, spans[next].upperBound <= index { next += 1 }
    }

    /// Whether a place lies in a name or a plan.
    func contains(_ index: Int) -> Bool {
        if let quotation, index - quotation <= Self.longestQuotation { return true }
        return next < spans.count && spans[next].contains(index)
    }
}

/// Finds the section of places that are asked for in order.
struct SectionPlaces {
    private var sections: [(start: Int, path: [Int], label: String)] = []
    private var next = 0

    init(_ outline: [OutlineSection]) { add(outline, path: [], label: "") }

    private mutating func add(_ outline: [OutlineSection], path: [Int], label: String) {
        for (place, section) in outline.enumerated() {
            sections.append((section.range.start, path + [place], label + section.number))
            add(section.children, path: path + [place], label: label + section.number)
        }
    }

    /// The innermost section that a place lies in; no path before the first.
    mutating func section(at index: Int) -> (path: [Int], label: String?) {
        while next < sections.count, sections[next].start <= index { next += 1 }
        guard next > 0 else { return ([], nil) }
        return (sections[next - 1].path, sections[next - 1].label)
    }
}
