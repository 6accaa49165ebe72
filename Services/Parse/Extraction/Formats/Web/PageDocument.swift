/// Puts together what a page says of its document: its data, its title and its text.
struct PageDocument {
    private let tree: PageTree
    private let page: PageText
    private let main: MainText
    private let titles: PageTitles

    /// The lines that are the document's, in order.
    private(set) var lines: [PageText.Line] = []
    /// How many of them are data above its title.
    private var data = 0
    /// The nodes from its title to where the page's own words begin.
    private(set) var nodes = 0..<0

    /// Lines without a title among them that may be one.
    private static let titleReach = 4
    private static let tailReach = 20
    /// So many links below each other are a list of other pages.
    private static let linkList = 3
    /// Within a text only lines that are as short, in characters, may be the page's own.
    private static let longestControl = 60

    init(tree: PageTree, page: PageText, titles: PageTitles) {
        self.tree = tree
        self.page = page
        self.titles = titles
        main = MainText(tree: tree, page: page, titles: titles)
        guard let place = main.place() else {
            takeWhole()
            return
        }
        takeHeader(before: place.lines)
        take(place.lines, dropsLinks: !place.isNamed)
        takeTail(from: place.lines.upperBound)
    }

    var text: String {
        var text: [UInt8] = []
        text.reserveCapacity(page.bytes.count)
        for (place, line) in lines.enumerated() {
            // Without labels a list of data is told by its bullets.
            if place < data, line.isBulleted { text.append(contentsOf: "• ".utf8) }
            text.append(contentsOf: page.bytes[line.range])
            text.append(0x0A)
        }
        return String(decoding: text, as: UTF8.self)
    }

    // MARK: - Before the text

    /// The title with what stands between it and the text, and the data above it.
    private mutating func takeHeader(before main: Range<Int>) {
        let first = main.lowerBound
        let title = lastTitle(before: main)
        var kept: [Int] = []
        for index in 0..<first where isData(index, title: title, kept: kept.last) {
            // Between two values of the page's data stands a third: sites print them without labels too.
            if let last = kept.last, index < title, (2...3).contains(index - last) {
                kept += (last + 1..<index).filter { !endsDocument($0) }
            }
            kept.append(index)
        }
        lines = kept.map { page.lines[$0] }
        data = kept.count { $0 < title }
        nodes = (page.lines.indices.contains(title) ? page.lines[title].node : 0)..<tree.nodes.count
    }

    /// The last title before the text; where there is none, and none in the text's first lines, the lines that may be one.
    private func lastTitle(before main: Range<Int>) -> Int {
        let first = main.lowerBound
        if let found = page.lines[..<first].lastIndex(where: { titles.holds($0, of: page, in: tree) }) { return found }
        if page.lines[main].prefix(Self.titleReach).contains(where: { titles.holds($0, of: page, in: tree) }) {
            return first
        }
        var start = first
        while start > 0, first - start < Self.titleReach, !endsDocument(start - 1) { start -= 1 }
        return start
    }

    private func isData(_ index: Int, title: Int, kept: Int?) -> Bool {
        if endsDocument(index) { return false }
        if index >= title { return true }
        guard let words = page.short(page.lines[index], 300) else { return false }
        if PageLabels.begins(words) || PageLabels.occur(in: words) || Self.isNumber(words) { return true }
        // A label's value may stand on the line below.
        return kept == index - 1 && page.short(page.lines[index - 1]).map(PageLabels.isLabel) ?? false
    }

    /// Whether a line is nothing but a day or a number of a file: 2024-01-02, 005254130/2024-00001.
    private static func isNumber(_ words: String) -> Bool {
        let closed = words.utf8.filter { $0 > 0x20 }
        return (8...40).contains(closed.count) && closed.contains(where: \.isASCIIDigit)
            && closed.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || [0x2D, 0x2F, 0x3A, 0x2E].contains($0) }
    }

    // MARK: - The text, and behind it

    private mutating func take(_ range: Range<Int>, dropsLinks: Bool) {
        var links: [PageText.Line] = []
        func flushed() -> [PageText.Line] { links.count < Self.linkList ? links : [] }
        for line in page.lines[range] {
            if dropsLinks, line.isLink {
                links.append(line)
                continue
            }
            lines += flushed()
            links = []
            if line.isProse || line.length > Self.longestControl
                || !PageWords.areOfPageWithin(page.bytes[line.range])
            {
                lines.append(line)
            }
        }
        lines += flushed()
    }

    /// The names of attachments and the data below a text.
    private mutating func takeTail(from start: Int) {
        for index in page.lines[start...].prefix(Self.tailReach).indices {
            let line = page.lines[index]
            if endsDocument(index) {
                nodes = nodes.lowerBound..<max(nodes.lowerBound, line.node)
                return
            }
            guard let words = page.short(line) else { continue }
            if line.offersFile || words.hasPrefix("附件") || PageLabels.begins(words) { lines.append(line) }
        }
    }

    private mutating func takeWhole() {
        nodes = 0..<tree.nodes.count
        lines = page.lines.indices.filter { !endsDocument($0) }.map { page.lines[$0] }
        if lines.isEmpty { lines = page.lines }
    }

    private func endsDocument(_ index: Int) -> Bool { main.endsDocument(page.lines[index]) }
}
