/// A row of a table that is being written.
struct PageTableRow {
    /// The first line that is written in it.
    var firstLine: Int
    /// The first line of each of its cells.
    var cells: [Int] = []
    /// Whether a table lies within it, so that it only puts things side by side.
    var isLayout = false
}

extension PageTextWriter {
    /// A cell of a table that holds data is no longer, in characters and in lines.
    private static let longestCell = 600
    private static let mostLines = 8
    private static let longestLabel = 14

    struct Cell {
        var words: [UInt8] = []
        var line: PageText.Line?

        var isEmpty: Bool { words.isEmpty }
        fileprivate var endsInColon: Bool { words.last == 0x3A || words.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) }
    }

    /// Makes one line of a row: its cells with ` | ` between; of labels and their values one line a pair.
    mutating func joinRow() {
        guard let row = rows.popLast(), !row.isLayout, row.cells.count >= 2, page.lines.count > row.firstLine else {
            return
        }
        var cells: [Cell] = []
        for (place, start) in row.cells.enumerated() {
            let start = min(start, page.lines.count)
            let end = place + 1 < row.cells.count ? row.cells[place + 1] : page.lines.count
            let lines = page.lines[start..<max(start, min(end, page.lines.count))]
            guard lines.count <= Self.mostLines, lines.reduce(0, { $0 + $1.length }) <= Self.longestCell else { return }
            cells.append(cell(of: lines))
        }
        while cells.last?.isEmpty == true { cells.removeLast() }
        let labels = cells.map(Self.isLabel)
        if let above = labelled, above.line + 1 == row.firstLine, cells.count <= above.cells.count,
            !labels.contains(true)
        {
            // Labels side by side, and their values below.
            cut(from: above.line)
            for (label, value) in zip(above.cells, cells) where !value.isEmpty { write([label, value]) }
        } else {
            cut(from: row.firstLine)
            let size = Self.arePairs(cells, labels) ? 2 : cells.count
            for start in stride(from: 0, to: cells.count, by: size) {
                write(cells[start..<min(cells.count, start + size)])
            }
            labelled = labels.allSatisfy { $0 } ? Labelled(line: row.firstLine, cells: cells) : nil
        }
        startLine()
    }

    private mutating func cut(from line: Int) {
        page.bytes.removeSubrange(page.lines[line].range.lowerBound...)
        page.lines.removeSubrange(line...)
    }

    /// Makes one line of a term and what it stands for, where each has one.
    mutating func joinTerm() {
        guard let last = terms.last, let term = last else { return }
        terms[terms.count - 1] = nil
        guard term + 2 == page.lines.count, page.lines[term].length <= Self.longestLabel else { return }
        let cells = [cell(of: page.lines[term...term]), cell(of: page.lines[(term + 1)...])]
        cut(from: term)
        write(cells[...])
        startLine()
    }

    private func cell(of lines: ArraySlice<PageText.Line>) -> Cell {
        var cell = Cell()
        for line in lines {
            let words = page.bytes[line.range]
            if !cell.words.isEmpty { cell.words.append(0x20) }
            cell.words.append(contentsOf: Self.withoutIndent(words))
            if cell.line == nil { cell.line = line } else { cell.line?.add(line) }
        }
        return cell
    }

    private static func withoutIndent(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var words = words
        while true {
            if words.first == 0x20 {
                words = words.dropFirst()
            } else if words.starts(with: [0xC2, 0xA0]) {
                words = words.dropFirst(2)
            } else if words.starts(with: [0xE3, 0x80, 0x80]) {
                words = words.dropFirst(3)
            } else {
                return words
            }
        }
    }

    private static func isLabel(_ cell: Cell) -> Bool {
        PageLabels.isLabel(String(decoding: cell.words.prefix(64), as: UTF8.self))
    }

    /// Whether each second cell is the label of the one behind it.
    private static func arePairs(_ cells: [Cell], _ areLabels: [Bool]) -> Bool {
        let places = cells.indices.filter { $0.isMultiple(of: 2) }
        return places.contains { areLabels[$0] } && areLabels.contains(false)
            && places.allSatisfy {
                areLabels[$0] || cells[$0].endsInColon && cells[$0].line?.length ?? 0 <= longestLabel
            }
            || cells.count <= 2 && areLabels.first == true
    }

    /// The labels of a row, and the line that they stand on.
    struct Labelled {
        var line: Int
        var cells: [Cell]
    }

    private mutating func write(_ cells: ArraySlice<Cell>) {
        guard let first = cells.lazy.compactMap(\.line).first else { return }
        let start = page.bytes.count
        var line = PageText.Line(range: 0..<0, node: first.node)
        for (place, cell) in cells.enumerated() {
            if place > 0 {
                let isLabelled = cells.count == 2 && place == 1 && cells.first?.endsInColon == true
                page.bytes.append(contentsOf: (isLabelled ? "" : " | ").utf8)
            }
            page.bytes.append(contentsOf: cell.words)
            if let other = cell.line { line.add(other) }
        }
        line.range = start..<page.bytes.count
        page.lines.append(line)
    }
}
