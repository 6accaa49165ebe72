import Messages

extension PageMetadata {
    /// Takes what a page's tags tell, their names in any case; the first that says something counts.
    init(tagsOf tree: PageTree) {
        self.init()
        var values: [String: String] = [:]
        for node in tree.places(of: .meta) {
            guard let name = tree.value(.name, of: node) ?? tree.value(.property, of: node),
                let value = tree.value(.content, of: node).flatMap(Self.told)
            else { continue }
            let key = name.lowercased()
            if values[key] == nil { values[key] = value }
        }
        title = values["articletitle"] ?? values["og:title"]
        published = values["pubdate"] ?? values["article:published_time"]
        source = values["contentsource"]
        siteCode = values["siteidcode"]
        let canonical = tree.places(of: .link).first { node in
            tree.value(.rel, of: node)?.lowercased().split(separator: " ").contains("canonical") ?? false
        }
        url = values["url"] ?? canonical.flatMap { tree.value(.href, of: $0) }.flatMap(Self.told) ?? values["og:url"]
    }

    /// A tag's value without markup and blanks around it; nil for one that says nothing, as `null` does.
    private static func told(_ value: String) -> String? {
        var words = ""
        var isTag = false
        var rest = value.prefix(2_000)[...]
        while let character = rest.popFirst() {
            if isTag {
                isTag = character != ">"
            } else if character == "<", rest.contains(">") {
                isTag = true
                words.append(" ")
            } else {
                words.append(character)
            }
        }
        let told = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return told.isEmpty || ["null", "undefined", "none"].contains(told.lowercased()) ? nil : told
    }
}
