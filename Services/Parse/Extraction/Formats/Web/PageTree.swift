/// A page as one list of nodes in document order, so that no walk through it recurses.
struct PageTree {
    /// An element or a run of text.
    struct Node {
        /// nil for text.
        var tag: PageTag?
        /// The place of the element around it; -1 for the outermost.
        var parent: Int32
        /// Behind the last node within it.
        var end: Int32
        /// An element's attributes, or a text's bytes.
        var start: Int32
        var count: Int32
    }

    struct Attribute {
        var name: PageAttribute
        var value: Range<Int>
    }

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    /// The text of all nodes, in order.
    var text: [UInt8] = []
    /// The attributes' values.
    var values: [UInt8] = []

    /// The value of an attribute, nil where it is not there.
    func value(_ name: PageAttribute, of node: Int) -> String? {
        bytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    func bytes(_ name: PageAttribute, of node: Int) -> ArraySlice<UInt8>? {
        attributes(of: node).first { $0.name == name }.map { values[$0.value] }
    }

    func has(_ name: PageAttribute, _ node: Int) -> Bool { attributes(of: node).contains { $0.name == name } }

    func attributes(of node: Int) -> ArraySlice<Attribute> {
        guard nodes[node].tag != nil else { return [] }
        let start = Int(nodes[node].start)
        return attributes[start..<(start + Int(nodes[node].count))]
    }

    /// The bytes of a text node.
    func textRange(of node: Int) -> Range<Int> {
        guard nodes[node].tag == nil else { return 0..<0 }
        let start = Int(nodes[node].start)
        return start..<(start + Int(nodes[node].count))
    }

    /// All text within a node, as it stands there.
    func words(within node: Int) -> String {
        var bytes: [UInt8] = []
        for place in node..<Int(nodes[node].end) { bytes.append(contentsOf: text[textRange(of: place)]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The places of all elements of a tag.
    func places(of tag: PageTag) -> some Sequence<Int> { nodes.indices.lazy.filter { nodes[$0].tag == tag } }
}
