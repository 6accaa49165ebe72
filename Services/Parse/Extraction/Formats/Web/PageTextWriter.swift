/// Writes a page's words as a browser shows them: blocks and `<br>` end lines, white space collapses, lists are numbered.
struct PageTextWriter {
    private enum Gap { case none, blank, lineEnd }

    private struct Element {
        var tag: PageTag
        var node: Int
        var end: Int
    }

    let tree: PageTree
    var page = PageText()
    /// The rows that are open, the innermost last.
    var rows: [PageTableRow] = []
    /// The line of a table whose cells are labels of those in the row below.
    var labelled: Labelled?
    /// The terms of definition lists that wait for what they stand for: the line of each.
    var terms: [Int?] = []
    private var open: [Element] = []
    private var lists: [ListNumbering] = []
    private var line = PageText.Line(range: 0..<0, node: 0)
    private var lineStart = 0
    private var gap = Gap.none
    private var links = 0
    /// Links to files within each other.
    private var files: [Int] = []
    private var preformatted = 0
    /// An item's number, to be written before its first word.
    private var number: String?

    private init(_ tree: PageTree) { self.tree = tree }

    /// Writes what is not hidden; a node that is hides all within it.
    static func text(of tree: PageTree, hiding hidden: [Bool]) -> PageText {
        var writer = Self(tree)
        writer.page.bytes.reserveCapacity(tree.text.count + 64)
        var node = 0
        while node < tree.nodes.count {
            writer.close(before: node)
            let end = Int(tree.nodes[node].end)
            if let tag = tree.nodes[node].tag {
                if hidden[node] {
                    node = max(end, node + 1)
                    continue
                }
                writer.begin(Element(tag: tag, node: node, end: end))
            } else {
                tree.text.withUnsafeBufferPointer { text in
                    writer.write(UnsafeBufferPointer(rebasing: text[tree.textRange(of: node)]), of: node)
                }
            }
            node += 1
        }
        writer.close(before: .max)
        writer.endLine()
        return writer.page
    }

    // MARK: - Elements

    private mutating func begin(_ element: Element) {
        if element.tag.isBlock { endLine() } else { partLabel(of: element.node) }
        switch element.tag {
        case .a:
            links += 1
            if PageAttachments.isFile(element.node, in: tree) { files.append(element.node) }
        case .pre, .listing: preformatted += 1
        case .ol, .ul, .menu, .dir: lists.append(ListNumbering(of: element.node, in: tree))
        case .li:
            if !lists.isEmpty { number = lists[lists.count - 1].next(for: element.node, in: tree) }
            line.isBulleted = !lists.isEmpty && number == nil
        case .dl: terms.append(nil)
        case .dt:
            if !terms.isEmpty { terms[terms.count - 1] = page.lines.count }
        case .table:
            if !rows.isEmpty { rows[rows.count - 1].isLayout = true }
        case .tr: rows.append(PageTableRow(firstLine: page.lines.count))
        case .td, .th:
            if !rows.isEmpty { rows[rows.count - 1].cells.append(page.lines.count) }
        default: break
        }
        open.append(element)
    }

    private mutating func close(before node: Int) {
        while let last = open.last, last.end <= node {
            open.removeLast()
            end(last)
        }
    }

    private mutating func end(_ element: Element) {
        if element.tag.isBlock { endLine() }
        switch element.tag {
        case .a:
            links -= 1
            if files.last == element.node { files.removeLast() }
        case .pre, .listing: preformatted -= 1
        case .ol, .ul, .menu, .dir: _ = lists.popLast()
        case .li: number = nil
        case .dl: _ = terms.popLast()
        case .dt:
            if let term = terms.last, let term, term + 1 != page.lines.count { terms[terms.count - 1] = nil }
        case .dd: joinTerm()
        case .tr: joinRow()
        case .b, .strong, .em, .i, .span, .label: partLabel(before: element.node)
        default: break
        }
    }

    // MARK: - Words

    /// Begins a line behind all that is written.
    mutating func startLine() {
        line = PageText.Line(range: 0..<0, node: 0)
        lineStart = page.bytes.count
        gap = .none
    }

    /// Ends the line that is being written; one without words goes.
    mutating func endLine() {
        defer { startLine() }
        guard page.bytes.count > lineStart else { return }
        guard line.length > 0 else {
            page.bytes.removeSubrange(lineStart...)
            return
        }
        while let cut = Self.blankEnding(page.bytes[lineStart...]) { page.bytes.removeLast(cut) }
        line.range = lineStart..<page.bytes.count
        page.lines.append(line)
    }

    private static func blankEnding(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.last == 0x20 { return 1 }
        if bytes.suffix(2).elementsEqual([0xC2, 0xA0]) { return 2 }
        return bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) ? 3 : nil
    }

    private mutating func write(_ text: UnsafeBufferPointer<UInt8>, of node: Int) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte.isMarkupSpace else {
                let start = index
                while index < text.count, !text[index].isMarkupSpace { index += 1 }
                if start == 0 || !joins(UnsafeBufferPointer(rebasing: text[start..<index])) { partRun() }
                write(run: UnsafeBufferPointer(rebasing: text[start..<index]), of: node)
                continue
            }
            if preformatted == 0 {
                if byte == 0x0A { gap = .lineEnd } else if gap == .none { gap = .blank }
            } else if byte == 0x0A {
                endLine()
            } else {
                page.bytes.append(0x20)
            }
            index += 1
        }
    }

    /// Writes words without white space between them.
    private mutating func write(run: UnsafeBufferPointer<UInt8>, of node: Int) {
        if line.length == 0 {
            line.node = node
            if let number {
                page.bytes.append(contentsOf: number.utf8)
                self.number = nil
            }
        }
        gap = .none
        page.bytes.append(contentsOf: run)
        count(run)
    }

    /// Puts in the one blank that white space before a run comes to.
    private mutating func partRun() {
        if gap != .none, page.bytes.count > lineStart, line.length > 0 { page.bytes.append(0x20) }
    }

    /// Whether a run goes on with what stands before it.
    ///
    /// A line's end of the source between two wide characters is no blank (CSS Text 3, 4.1.3), and Word breaks lines
    /// there. Sites part labels so.
    private func joins(_ run: UnsafeBufferPointer<UInt8>) -> Bool {
        gap == .lineEnd && Self.isWide(run[0]) && Self.endsWide(page.bytes)
            && !PageLabels.begins(String(decoding: run.prefix(48), as: UTF8.self))
    }

    private mutating func count(_ run: UnsafeBufferPointer<UInt8>) {
        var length = 0
        var stops = 0
        for (index, byte) in run.enumerated() where byte & 0xC0 != 0x80 {
            length += 1
            switch byte {
            case 0xC2 where index + 1 < run.count && run[index + 1] == 0xA0: length -= 1
            case 0xE3 where index + 2 < run.count && run[index + 1] == 0x80:
                if run[index + 2] == 0x80 { length -= 1 }
                if run[index + 2] == 0x82 { stops += 1 }
            case 0xEF where index + 2 < run.count && run[index + 1] == 0xBC:
                if run[index + 2] == 0x8C || run[index + 2] == 0x9B { stops += 1 }
            case UInt8(ascii: ","), UInt8(ascii: ";"): stops += 1
            default: break
            }
        }
        line.length += length
        line.stops += stops
        if links > 0 { line.linked += length }
        if !files.isEmpty { line.offersFile = true }
    }

    private static func isWide(_ lead: UInt8) -> Bool { (0xE2...0xE9).contains(lead) || lead == 0xEF || lead == 0xF0 }

    private static func endsWide(_ bytes: [UInt8]) -> Bool {
        let last = bytes.suffix(3)
        guard last.count == 3, last.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
        return last.first.map { isWide($0) || $0 & 0xC0 == 0x80 } ?? false
    }

    // MARK: - Labels

    /// Parts a label in the line from the value before it, which only a style sheet keeps apart.
    private mutating func partLabel(of node: Int) {
        guard page.bytes.count > lineStart, gap == .none, node + 1 < tree.nodes.count, page.bytes.last != 0x20,
            PageLabels.beginsSurely(tree.text[tree.textRange(of: node + 1)])
        else { return }
        gap = .blank
    }

    /// Parts a label that has no colon from the value behind it.
    private mutating func partLabel(before node: Int) {
        let written = page.bytes.count - lineStart
        guard line.length > 1, written > 5, (6...48).contains(written), line.length <= 8 else { return }
        let label = String(decoding: page.bytes[lineStart...], as: UTF8.self)
        guard PageLabels.isSureLabel(label), !label.hasSuffix("："), !label.hasSuffix(":") else { return }
        let next = Int(tree.nodes[node].end)
        guard next < tree.nodes.count, tree.nodes[next].parent == tree.nodes[node].parent else { return }
        let behind = (next..<Int(tree.nodes[next].end)).lazy.map(tree.textRange(of:)).first { !$0.isEmpty }
        let words = behind.map { tree.text[$0].prefix(64).drop(while: \.isMarkupSpace) } ?? []
        guard !words.isEmpty, words.first != 0x3A, !words.starts(with: "：".utf8) else { return }
        page.bytes.append(contentsOf: " |".utf8)
        gap = .blank
    }
}
