import Messages

/// Tells which lines of a page are the title of its document.
struct PageTitles {
    /// What the page says outside of its text that it is called, without blanks.
    private let names: [String]

    /// Shorter ones may be any words.
    private static let shortest = 6
    private static let longest = 120
    /// Elements around a line that are looked at.
    private static let reach = 4

    init(of tree: PageTree, metadata: PageMetadata) {
        let head = tree.places(of: .title).first { _ in true }.map(tree.words(within:))
        names = [metadata.title, head].compactMap { $0 }
            .map { String($0.prefix(400).filter { !$0.isWhitespace }) }
            .filter { $0.count >= Self.shortest }
    }

    /// Whether an element is called a title.
    private func isNamed(_ node: Int, in tree: PageTree) -> Bool {
        tree.attributes(of: node).contains { attribute in
            guard attribute.name == .class || attribute.name == .id, attribute.value.count <= 24 else { return false }
            return Self.classes.contains(
                String(decoding: tree.values[attribute.value].map(\.lowercasedASCII), as: UTF8.self))
        }
    }

    private static let classes: Set<String> = [
        "title", "bt", "biaoti", "arttitle", "articletitle", "article-title", "article_title", "news_title",
        "news-title",
        "newstitle", "detail-title", "detail_title", "info_title", "infotitle", "xl_title", "xl-title", "content_title",
    ]

    /// Whether a line is the title, by its element or since the page is called so.
    func holds(_ line: PageText.Line, of page: PageText, in tree: PageTree) -> Bool {
        guard (Self.shortest...Self.longest).contains(line.length), !line.isLink else { return false }
        var node = Int(tree.nodes[line.node].parent)
        for _ in 0..<Self.reach where node >= 0 {
            if tree.nodes[node].tag?.isHeading == true || isNamed(node, in: tree) { return true }
            node = Int(tree.nodes[node].parent)
        }
        let words = page.string(line).filter { !$0.isWhitespace }
        return names.contains { $0.hasPrefix(words) || words.hasPrefix($0) }
    }
}
