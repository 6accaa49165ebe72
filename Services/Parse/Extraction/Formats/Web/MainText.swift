/// Finds the lines of a page that are its document.
struct MainText {
    let tree: PageTree
    let page: PageText
    let titles: PageTitles
    /// Characters of running text before each node.
    private let prose: [Int]

    /// Where a page's document stands.
    struct Place {
        var lines: Range<Int>
        /// Whether an element of a name that holds nothing else is around it.
        var isNamed: Bool
    }

    /// Names of elements that hold a document and nothing else, in lower case.
    private static let containers: Set<String> = [
        "trs_editor", "trs_editor_view", "trs_ueditor", "trs_preappend", "zoom", "fontzoom", "ucap-content", "b12c",
        "article-content", "article_content", "articlecontent", "zfxxgk_zw_content", "content", "con_con",
        "ivs_content",
        "pages_content", "vsb_content", "v_news_content", "wp_articlecontent", "articlecon", "article_con",
        "article-con",
        "newscontent", "news_content", "news-content", "news_con", "detail-content", "detail_content",
        "details-content",
        "text_content", "xl_content", "xl-content", "bt_content", "zwcontent", "zw_content", "gkml_content", "wzcon",
        "art_con", "article_body", "article-body", "contenttext", "content_text", "conzoom", "easysite-news-text",
        "view-content", "info_content", "infocontent", "xxgk_content", "maincontent", "nei_rong", "nr_content",
    ]

    /// No line of a page's own is longer, in characters.
    private static let longestOwn = 120

    /// Of these the ones that sites put around more than a document.
    private static let wide: Set<String> = ["content", "maincontent", "view-content", "newscontent", "info_content"]

    /// Lines looked at behind and before what was chosen.
    private static let reach = 30

    init(tree: PageTree, page: PageText, titles: PageTitles) {
        self.tree = tree
        self.page = page
        self.titles = titles
        var prose = [Int](repeating: 0, count: tree.nodes.count + 1)
        for line in page.lines where line.isProse { prose[line.node + 1] += line.length - line.linked }
        for node in tree.nodes.indices { prose[node + 1] += prose[node] }
        self.prose = prose
    }

    private func prose(within node: Int) -> Int { prose[Int(tree.nodes[node].end)] - prose[node] }

    /// The place of the document; nil where no running text stands out.
    func place() -> Place? {
        guard !tree.nodes.isEmpty else { return nil }
        if let named = named(), !isContainer(named, of: Self.wide) {
            return Place(lines: extended(lines(within: named)), isNamed: true)
        }
        guard prose(within: 0) > 0 else { return nil }
        return Place(lines: extended(lines(within: densest())), isNamed: false)
    }

    /// The innermost element of a container's name that has most of the page's running text.
    private func named() -> Int? {
        var best: (node: Int, prose: Int)?
        for node in tree.nodes.indices where tree.nodes[node].tag != nil && isContainer(node, of: Self.containers) {
            let prose = prose(within: node)
            if let found = best, 50 * prose < 49 * found.prose { continue }
            best = (node, prose)
        }
        guard let best, best.prose > 0, 2 * best.prose >= prose(within: 0) else { return nil }
        return best.node
    }

    private func isContainer(_ node: Int, of names: Set<String>) -> Bool {
        tree.attributes(of: node).contains { attribute in
            guard attribute.name == .class || attribute.name == .id else { return false }
            return tree.values[attribute.value].split(whereSeparator: \.isMarkupSpace).contains { name in
                name.count <= 24
                    && names.contains(String(decoding: name.map(\.lowercasedASCII), as: UTF8.self))
            }
        }
    }

    /// Goes down to where the running text is spread over several elements.
    private func densest() -> Int {
        var node = 0
        while true {
            let whole = prose(within: node)
            var next: Int?
            var child = node + 1
            while child < Int(tree.nodes[node].end) {
                if tree.nodes[child].tag != nil, 5 * prose(within: child) >= 3 * whole { next = child }
                child = max(child + 1, Int(tree.nodes[child].end))
            }
            guard let next else { return node }
            node = next
        }
    }

    private func lines(within node: Int) -> Range<Int> {
        let end = Int(tree.nodes[node].end)
        return page.lines.firstIndex(from: node)..<page.lines.firstIndex(from: end)
    }

    // MARK: - What stands beside it

    /// Takes in the running text and the signature right before and behind, up to where the page's own words begin:
    /// losing a part of a document is worse than keeping a line too much.
    private func extended(_ lines: Range<Int>) -> Range<Int> {
        var (first, last) = (lines.lowerBound, lines.upperBound)
        for index in page.lines[last...].prefix(Self.reach).indices {
            guard !endsDocument(page.lines[index]) else { break }
            if page.lines[index].isProse || isSignedDay(page.lines[index]) { last = index + 1 }
        }
        for index in page.lines[..<first].suffix(Self.reach).indices.reversed() {
            let line = page.lines[index]
            guard !endsDocument(line), !titles.holds(line, of: page, in: tree),
                !(page.short(line).map { PageLabels.begins($0) || PageLabels.occur(in: $0) } ?? false)
            else { break }
            if line.isProse { first = index }
        }
        return first..<last
    }

    /// Whether the page's own words begin with a line.
    func endsDocument(_ line: PageText.Line) -> Bool {
        line.isLink
            || line.length <= Self.longestOwn && PageWords.areOfPage(page.bytes[line.range], isProse: line.isProse)
    }

    /// Whether a line is a day in words, as it stands under a document.
    private func isSignedDay(_ line: PageText.Line) -> Bool {
        guard line.length <= 14, let words = page.short(line) else { return false }
        let closed = words.filter { !$0.isWhitespace }
        return closed.hasSuffix("日") && closed.contains("年") && closed.contains("月")
    }
}

extension [PageText.Line] {
    /// The first line whose words begin at a node or behind it; lines are in the order of their nodes.
    fileprivate func firstIndex(from node: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].node < node { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
