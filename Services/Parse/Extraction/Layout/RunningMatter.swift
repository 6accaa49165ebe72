/// Headers, footers and page numbers: what stands at the same place of several pages with the same words, or with words
/// that differ only in a number which grows with the pages.
enum RunningMatter {
    /// How much of a page at its top and at its bottom may hold them.
    private static let zone = 0.15
    /// Lines at either end of a page that are looked at.
    private static let lines = 3
    /// So many pages are enough in a long document, whose parts may have headers of their own.
    private static let mostNeeded = 4
    /// No header is longer.
    private static let longest = 80

    /// Takes them off the pages.
    ///
    /// One on a single page is taken too where it is shaped as a page's number and is that of its page: `- 3 -`, `第3页`.
    static func remove(from pages: inout [[LineBlock]], numbers: [Int], heights: [Double]) {
        var seen: [String: Set<Int>] = [:]
        var candidates: [(page: Int, block: Int, line: Int, keys: [String])] = []
        for page in pages.indices {
            for (block, line, isApart) in places(on: pages[page], height: heights[page]) {
                let keys = isApart ? keys(of: pages[page][block].lines[line], page: numbers[page]) : []
                candidates.append((page, block, line, keys))
                for key in keys { seen[key, default: []].insert(numbers[page]) }
            }
        }
        let needed = max(2, min(mostNeeded, Set(numbers).count / 4))
        for (page, block, line, keys) in candidates.reversed() {
            let repeats = keys.contains { (seen[$0]?.count ?? 0) >= needed }
            if repeats || isNumber(pages[page][block].lines[line].text, of: numbers[page]) {
                pages[page][block].lines.remove(at: line)
            }
        }
    }

    /// The lines at a page's ends, in their order, and whether each is set apart from the text.
    private static func places(on blocks: [LineBlock], height: Double) -> [(block: Int, line: Int, isApart: Bool)] {
        let all = blocks.indices.flatMap { block in
            blocks[block].lines.indices.map { (block: block, line: $0, at: blocks[block].lines[$0]) }
        }
        let fromTop = all.sorted { $0.at.y < $1.at.y }
        let fromBottom = all.sorted { $0.at.bottom > $1.at.bottom }
        let pitch = pitch(of: fromTop.map(\.at))
        let above = fromTop.prefix { $0.at.bottom <= height * zone }.prefix(lines)
        let below = fromBottom.prefix { $0.at.y >= height * (1 - zone) }.prefix(lines)
        let aboveText = apart(fromTop.prefix(lines + 1).map(\.at), pitch)
        let belowText = apart(fromBottom.prefix(lines + 1).map(\.at), pitch)
        let found =
            above.enumerated().map { ($1.block, $1.line, $0 < aboveText) }
            + below.enumerated().map { ($1.block, $1.line, $0 < belowText) }
        return found.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    /// How many of a page's outermost lines have more space than lines have, or another size, between them and the text.
    private static func apart(_ lines: [PlacedLine], _ pitch: Double) -> Int {
        zip(lines, lines.dropFirst()).enumerated().reduce(lines.count < 2 ? lines.count : 0) { count, pair in
            let (outer, inner) = pair.element
            let isApart =
                abs(outer.y - inner.y) > 1.25 * pitch || abs(outer.em - inner.em) > 0.08 * max(outer.em, inner.em)
            return isApart ? pair.offset + 1 : count
        }
    }

    /// How far lines are from each other; as printed papers have it where they are few.
    private static func pitch(of lines: [PlacedLine]) -> Double {
        let steps = zip(lines, lines.dropFirst()).map { $1.y - $0.y }.filter { $0 > 0 }
        let usual = 1.8 * (lines.map(\.em).middle ?? 0)
        return steps.count < 5 ? usual : min(steps.middle ?? usual, 2 * usual)
    }

    /// What lines of different pages have in common if they are the same running line: place and words, with one of the
    /// numbers in the words counted from its page.
    ///
    /// Each place is named twice, in two grids half a step apart, so that a little more or less makes no difference.
    private static func keys(of line: PlacedLine, page: Int) -> [String] {
        let text = withoutWideDigits(line.text)
        guard text.utf16.count <= longest else { return [] }
        var words = [text]
        for number in numbers(in: text).prefix(4) {
            let value = Int(text[number]).map { String($0 - page) } ?? ""
            words.append("\(text[..<number.lowerBound])#\(value)#\(text[number.upperBound...])")
        }
        let step = max(line.em, 1e-3)
        return [line.y / step, line.y / step + 0.5].enumerated().flatMap { grid, place in
            words.map { "\(grid) \(Int(place)) \($0)" }
        }
    }

    private static func withoutWideDigits(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isWide = (0xFF10...0xFF19).contains(scalar.value)
            view.append(isWide ? Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)) : scalar)
        }
        return String(view)
    }

    private static func numbers(in text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            guard scalars[index].isDecimalDigit else {
                scalars.formIndex(after: &index)
                continue
            }
            let end = scalars[index...].firstIndex { !$0.isDecimalDigit } ?? scalars.endIndex
            if scalars.distance(from: index, to: end) <= 9 { found.append(index..<end) }
            index = end
        }
        return found
    }

    /// Whether a line is nothing but the number of its page between dashes or in 第 3 页, 共 9 页.
    private static func isNumber(_ text: String, of page: Int) -> Bool {
        let closed = withoutWideDigits(text).filter { !$0.isWhitespace }
        let dashes: Set<Character> = ["-", "－", "—", "–", "―", "·", "~", "～"]
        let inner = closed.drop { dashes.contains($0) }
        if inner.count < closed.count, let last = closed.last, dashes.contains(last) {
            return Int(inner.prefix { !dashes.contains($0) }) == page + 1
                && inner.drop { !dashes.contains($0) }.allSatisfy { dashes.contains($0) }
        }
        guard closed.hasPrefix("第"), let end = closed.firstIndex(of: "页") else { return false }
        let behind = closed[closed.index(after: end)...].filter { !$0.isNumber }
        return Int(closed[..<end].dropFirst()) == page + 1 && ["", "共页", "，共页", "/共页", ",共页"].contains(behind)
    }
}
