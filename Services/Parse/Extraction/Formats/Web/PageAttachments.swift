/// The files that a page offers.
enum PageAttachments {
    private static let endings: Set<String> = [
        "pdf", "doc", "docx", "docm", "wps", "wpt", "ofd", "rtf", "odt", "txt", "xls", "xlsx", "et", "csv", "ods",
        "ppt",
        "pptx", "dps", "zip", "rar", "7z", "tar", "gz", "ceb",
    ]

    /// Whether an element leads to a document or an archive, by its address or by the name that it is saved under.
    static func isFile(_ node: Int, in tree: PageTree) -> Bool {
        let address = tree.bytes(.href, of: node) ?? tree.bytes(.src, of: node) ?? tree.bytes(.data, of: node)
        guard let address, !address.starts(with: "javascript:".utf8), !address.starts(with: "data:".utf8) else {
            return false
        }
        return ends(address) || tree.bytes(.download, of: node).map(ends) ?? false || ends(name(of: node, in: tree))
    }

    /// The words of a link, which are often the file's name where its address is a number.
    private static func name(of node: Int, in tree: PageTree) -> ArraySlice<UInt8> {
        guard tree.nodes[node].tag == .a, node + 1 < Int(tree.nodes[node].end) else { return [] }
        let words = tree.text[tree.textRange(of: node + 1)]
        return words.prefix(words.lastIndex { !$0.isMarkupSpace }.map { $0 + 1 - words.startIndex } ?? 0)
    }

    /// Whether the path, or a value of the query, ends in a file's ending.
    private static func ends(_ address: ArraySlice<UInt8>) -> Bool {
        address.prefix(2_048).split { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "&") }
            .contains { part in
                guard let dot = part.lastIndex(of: UInt8(ascii: ".")), (2...4).contains(part.endIndex - dot - 1) else {
                    return false
                }
                return endings.contains(String(decoding: part[(dot + 1)...].map(\.lowercasedASCII), as: UTF8.self))
            }
    }

    /// The addresses of the files in a part of the page, as the page has them, each once.
    static func addresses(in nodes: Range<Int>, of tree: PageTree, hiding hidden: [Bool]) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        var node = 0
        while node < tree.nodes.count {
            let tag = tree.nodes[node].tag
            let isFrame = tag == .iframe || tag == .embed || tag == .object
            if hidden[node], !isFrame {
                node = max(node + 1, Int(tree.nodes[node].end))
                continue
            }
            if isFrame || tag == .a && nodes.contains(node), isFile(node, in: tree),
                let address = tree.value(.href, of: node) ?? tree.value(.src, of: node) ?? tree.value(.data, of: node),
                seen.insert(address).inserted
            {
                found.append(address)
            }
            node += 1
        }
        return found
    }
}
