/// The lines of a page in the order in which they are read: from top to bottom, a column before the one beside it.
struct ReadingOrder {
    /// Parts of the text's width in which the space between columns is looked for.
    private static let bins = 200
    /// Lines that each of two columns has at least.
    private static let fewest = 4
    /// Columns in columns: up to four beside each other.
    private static let deepest = 2

    let number: Int
    let page: PlacedPage

    /// The page's lines in blocks.
    func blocks() -> [LineBlock] {
        let pieces = page.pieces.filter(\.isPlausible)
        let upright = pieces.filter { !$0.isVertical }
        let vertical = pieces.filter(\.isVertical)
        let builder = LineBuilder(page: number)
        guard !vertical.isEmpty else { return columns(builder.bands(of: upright), builder, depth: 0) }
        let turned = builder.lines(of: vertical.map(turned))
        guard vertical.count * 2 <= pieces.count else {
            return [LineBlock(lines: turned)] + columns(builder.bands(of: upright), builder, depth: 0)
        }
        let beside = turned.map(turnedBack)
        return [LineBlock(lines: (builder.lines(of: upright) + beside).sorted { ($0.y, $0.x) < ($1.y, $1.x) })]
    }

    // MARK: - Columns

    /// Parts the page where there is a space between two columns that both are full of text.
    private func columns(_ all: [[PlacedText]], _ builder: LineBuilder, depth: Int) -> [LineBlock] {
        let bands = all.compactMap { band in builder.line(band).map { (pieces: band, line: $0) } }
        let lines = bands.map(\.line)
        guard depth < Self.deepest, lines.count >= Self.fewest, let gutter = gutter(between: lines) else {
            return [LineBlock(lines: lines)]
        }
        var blocks: [LineBlock] = []
        var zone: [[PlacedText]] = []
        func close() {
            blocks += split(zone, at: gutter, builder, depth: depth)
            zone = []
        }
        for band in bands {
            if band.line.crosses(gutter) {
                close()
                blocks.append(LineBlock(lines: [band.line]))
            } else {
                zone.append(band.pieces)
            }
        }
        close()
        return blocks.reduce(into: []) { merged, block in
            if let last = merged.indices.last, !merged[last].isColumn, !block.isColumn {
                merged[last].lines += block.lines
            } else {
                merged.append(block)
            }
        }
    }

    /// The middle of the widest space in the middle of the page that few lines cross.
    private func gutter(between lines: [PlacedLine]) -> Double? {
        let left = lines.lazy.map(\.x).min() ?? 0
        let width = (lines.lazy.map(\.right).max() ?? 0) - left
        guard width > 0 else { return nil }
        func bin(_ x: Double) -> Int { min(Self.bins, max(0, Int((x - left) / width * Double(Self.bins)))) }
        var changes = [Int](repeating: 0, count: Self.bins + 2)
        for line in lines {
            var start = line.x
            for gap in line.gaps {
                changes[bin(start)] += 1
                changes[bin(gap.lowerBound) + 1] -= 1
                start = gap.upperBound
            }
            changes[bin(start)] += 1
            changes[bin(line.right) + 1] -= 1
        }
        let heights = changes.reduce(into: [Int]()) { $0.append(($0.last ?? 0) + $1) }
        let middle = heights[(Self.bins * 3 / 10)...(Self.bins * 7 / 10)]
        guard let least = middle.min(), least * 2 <= lines.count,
            let start = middle.firstIndex(of: least)
        else { return nil }
        let end = middle[start...].firstIndex { $0 != least } ?? middle.endIndex
        return left + (Double(start + end) / 2) * width / Double(Self.bins)
    }

    private func split(
        _ zone: [[PlacedText]], at gutter: Double, _ builder: LineBuilder, depth: Int
    ) -> [LineBlock] {
        guard !zone.isEmpty else { return [] }
        let sides = [zone.map { $0.filter { $0.x < gutter } }, zone.map { $0.filter { $0.x >= gutter } }]
            .map { columns($0.filter { !$0.isEmpty }, builder, depth: depth + 1) }
        let areFull = sides.allSatisfy { side in side.contains(where: \.isColumn) || isFull(side.flatMap(\.lines)) }
        guard areFull else { return [LineBlock(lines: zone.compactMap(builder.line))] }
        return sides.flatMap { side in side.map { LineBlock(lines: $0.lines, isColumn: true) } }
    }

    /// Whether lines fill the width of a column, as running text does and the cells of a table don't.
    private func isFull(_ lines: [PlacedLine]) -> Bool {
        guard lines.count >= Self.fewest else { return false }
        let left = lines.lazy.map(\.x).min() ?? 0
        let width = (lines.lazy.map(\.right).max() ?? 0) - left
        let em = lines.lazy.map(\.em).max() ?? 0
        guard width >= 8 * em else { return false }
        return lines.count { $0.width >= width * 0.8 && !$0.isRow } * 2 > lines.count
    }

    // MARK: - Vertical text

    /// The page seen from its right side: columns from right to left become lines from top to bottom.
    private func turned(_ piece: PlacedText) -> PlacedText {
        PlacedText(x: piece.y, y: page.width - piece.right, width: piece.height, height: piece.width, text: piece.text)
    }

    /// A vertical line among others; what is beside it is no part of it, as if it were a row.
    private func turnedBack(_ line: PlacedLine) -> PlacedLine {
        PlacedLine(
            page: line.page, x: page.width - line.bottom, y: line.x, width: line.height, height: line.width,
            cells: line.cells, em: line.em, isAside: true)
    }
}
