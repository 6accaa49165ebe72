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
