/// Between which edges lines run, told by the lines themselves.
struct Margins: Equatable, Sendable {
    var left: Double
    var right: Double
    /// Whether paragraphs begin two characters further right, as in Chinese; then what does not is no paragraph.
    var hasIndents = false

    /// The margins of a block; nil where it has too few lines to tell them.
    ///
    /// An edge is where several lines begin or end: the outermost one of that kind, since a single line may stick out.
    init?(of block: LineBlock, pageWidth: Double) {
        let lines = block.lines.filter { !$0.isRow }
        guard lines.count >= 3, let em = lines.map(\.em).middle else { return nil }
        let support = max(2, lines.count / 30)
        guard let left = Self.outermost(lines.map(\.x), within: em / 2, support) else { return nil }
        // Where a signature ends, on the right, is no margin.
        let running = lines.filter { $0.x <= left + 3 * em }
        guard
            var right = Self.outermost(
                (running.count >= support ? running : lines).map { -$0.right }, within: em, support
            ).map({ -$0 })
        else { return nil }
        let full = running.count { abs($0.right - right) <= 1.5 * em }
        if !block.isColumn, pageWidth.isFinite, right - left < pageWidth / 2, full < max(8, lines.count / 2) {
            // All lines are short: the text ends as far from the right edge of the page as it begins from the left.
            right = max(right, pageWidth - left)
        }
        (self.left, self.right) = (left, right)
        let indented = lines.count { (1.5...2.5).contains(($0.x - left) / $0.em) }
        hasIndents = indented * 12 >= lines.count
    }

    /// Whether a block of a page lies within these, though its own lines may show narrower ones.
    func hold(_ block: LineBlock) -> Bool {
        !block.isColumn
            && block.lines.allSatisfy { $0.x >= left - $0.em && $0.right <= right + 2 * $0.em }
    }

    /// The margins of a text of which nothing is known but its lines.
    init(around all: [PlacedLine], pageWidth: Double) {
        let running = all.filter { !$0.isRow }
        let lines = running.isEmpty ? all : running
        left = lines.lazy.map(\.x).min() ?? 0
        right = max(lines.lazy.map(\.right).max() ?? 0, pageWidth.isFinite ? pageWidth - left : 0)
    }

    /// The least value that so many others are near to.
    private static func outermost(_ values: [Double], within distance: Double, _ support: Int) -> Double? {
        let sorted = values.sorted()
        guard sorted.count >= support else { return nil }
        return sorted.indices.dropLast(support - 1).first { sorted[$0 + support - 1] - sorted[$0] <= distance }
            .map { sorted[$0] }
    }
}

extension [Double] {
    /// The one in the middle of them, in order.
    var middle: Double? { isEmpty ? nil : sorted()[count / 2] }
}
