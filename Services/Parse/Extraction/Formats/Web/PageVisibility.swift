/// Which parts of a page are no part of what it says: unseen ones, and the site's own by the names of their elements.
struct PageVisibility {
    let tree: PageTree
    /// Bytes of words, outside of links, up to each node.
    private var words: [Int]
    /// Headings in a page that are no links, up to each node.
    private var headings: [Int]
    /// Labels of a document's data, up to each node.
    private var labels: [Int]

    private init(_ tree: PageTree) {
        self.tree = tree
        words = [0]
        headings = [0]
        labels = [0]
        words.reserveCapacity(tree.nodes.count + 1)
        headings.reserveCapacity(tree.nodes.count + 1)
        labels.reserveCapacity(tree.nodes.count + 1)
        var (sum, titles, data, linkEnd, unseenEnd, headingEnd) = (0, 0, 0, 0, 0, 0)
        for node in tree.nodes.indices {
            let tag = tree.nodes[node].tag
            let end = Int(tree.nodes[node].end)
            if tag == .a { linkEnd = max(linkEnd, end) }
            if tag?.isUnseen == true { unseenEnd = max(unseenEnd, end) }
            if tag == .h1 || tag == .h2 { headingEnd = max(headingEnd, end) }
            if tag == nil, node >= linkEnd, node >= unseenEnd {
                let text = tree.text[tree.textRange(of: node)]
                let count = text.count { $0 > 0x20 }
                sum += count
                if count > 0, node < headingEnd { titles += 1 }
                if count >= 6, PageLabels.beginsSurely(text) { data += 1 }
            }
            words.append(sum)
            headings.append(titles)
            labels.append(data)
        }
    }

    /// Tells for each node whether it is left out with all within it.
    ///
    /// - Parameter chrome: Whether the site's own parts go too, not only what nobody sees.
    static func hidden(in tree: PageTree, chrome: Bool) -> [Bool] {
        let page = Self(tree)
        var hidden = tree.nodes.map { $0.tag?.isUnseen ?? false }
        var concealed: [Int] = []
        var node = 0
        while node < tree.nodes.count {
            let end = max(node + 1, Int(tree.nodes[node].end))
            if hidden[node] {
                node = end
                continue
            }
            if tree.nodes[node].tag != nil, page.isConcealed(node) {
                concealed.append(node)
                node = end
                continue
            }
            if chrome, tree.nodes[node].tag != nil, page.isOfSite(node) {
                hidden[node] = true
                node = end
                continue
            }
            node += 1
        }
        // Some sites show their text by a script only, which a saved page does not run.
        let unseen = concealed.reduce(0) { $0 + page.words(within: $1) }
        if 2 * unseen <= page.words(within: 0) { for node in concealed { hidden[node] = true } }
        return hidden
    }

    private func words(within node: Int) -> Int {
        guard node < tree.nodes.count else { return 0 }
        return words[Int(tree.nodes[node].end)] - words[node]
    }

    private func isConcealed(_ node: Int) -> Bool {
        for attribute in tree.attributes(of: node) {
            let value = tree.values[attribute.value]
            switch attribute.name {
            case .hidden: return true
            case .ariaHidden where value.elementsEqual("true".utf8): return true
            case .style:
                let css = value.filter { !$0.isMarkupSpace }.map(\.lowercasedASCII)
                if css.place(of: "display:none") != nil || css.place(of: "visibility:hidden") != nil
                    || css.place(of: "mso-hide:all") != nil
                {
                    return true
                }
            default: break
            }
        }
        return false
    }

    /// Whether an element holds navigation, buttons or lists of other pages, by its name.
    ///
    /// One that holds much of the page's text, its title or its data does not, whatever its name.
    private func isOfSite(_ node: Int) -> Bool {
        let share: Int
        switch tree.nodes[node].tag {
        case .nav, .footer, .aside, .menu: share = 3
        case .form: share = 10
        // What a word processor calls a header may be any line.
        case .p: return false
        default:
            guard let found = Self.share(of: names(of: node)) else { return false }
            share = found
        }
        let end = Int(tree.nodes[node].end)
        guard headings[end] == headings[node], share < 4 || labels[end] == labels[node] else { return false }
        return share * words(within: node) <= words(within: 0)
    }

    private func names(of node: Int) -> [Substring] {
        var names: [Substring] = []
        for attribute in tree.attributes(of: node)
        where attribute.name == .class || attribute.name == .id || attribute.name == .role {
            names += Self.parts(of: String(decoding: tree.values[attribute.value].prefix(200), as: UTF8.self))
        }
        return names
    }

    /// The words of class names, parted at marks, digits and capitals: `article-shareBox2` holds article, share and box.
    private static func parts(of names: String) -> [Substring] {
        var parts: [Substring] = []
        var start = names.startIndex
        var wasLower = false
        for index in names.indices {
            let character = names[index]
            guard character.isLetter else {
                if start < index { parts.append(names[start..<index]) }
                start = names.index(after: index)
                wasLower = false
                continue
            }
            if character.isUppercase, wasLower {
                parts.append(names[start..<index])
                start = index
            }
            wasLower = character.isLowercase
        }
        if start < names.endIndex { parts.append(names[start...]) }
        return parts
    }

    /// What part of the page's text an element of such a name has at most, as a divisor; nil for any other name.
    private static func share(of names: [Substring]) -> Int? {
        var share: Int?
        for name in names {
            let name = name.lowercased()
            if site.contains(name) { return 3 }
            if doubtful.contains(name) { share = 10 }
        }
        return share
    }

    private static let site: Set<String> = [
        "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "mbx", "dqwz", "footer",
        "copyright",
        "sidebar", "share", "bdshare", "bdsharebuttonbox", "bshare", "sharebox", "menu", "toolbar", "qrcode", "ewm",
        "erweima", "pagination", "pager", "related", "recommend", "login", "search", "banner", "advert", "wechat",
        "weixin", "fontsize", "yqlj", "friendlink", "xgxw", "xgyd", "xgwz", "xgwd", "xglj", "ranking", "slider",
        "contentinfo",
    ]
    private static let doubtful: Set<String> = [
        "head", "header", "top", "bottom", "foot", "foots", "location", "position", "place", "print", "tool", "tools",
        "size",
        "side", "logo", "hot", "rank", "links", "link", "comment", "comments", "prev", "next", "page", "font", "relate",
        "ad",
        "ads", "weizhi", "wz", "dh", "daohang", "xg", "tj", "btn", "button", "buttons", "zoomer", "ds", "support",
        "lang",
    ]
}
