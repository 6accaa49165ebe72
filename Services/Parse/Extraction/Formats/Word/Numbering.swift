/// The lists of a document (ISO/IEC 29500-1, 17.9).
struct Numbering {
    /// What `w:num` names: the levels of its abstract list with its own changes.
    struct List {
        /// The abstract list; all lists of it count on together.
        var abstractID: Int
        var levels: [ListLevel?]
        /// Where the first number of a level begins in this list.
        var startOverrides: [Int?]
    }

    private struct Abstract {
        var levels: [ListLevel?]
        /// The numbering style that has its levels in its place.
        var numStyleLink: String?
    }

    /// Lists that get their levels from styles that get them from lists that …: Word makes one step.
    private static let mostLinks = 8

    private var lists: [Int: List] = [:]

    init(_ tree: XMLTree?, styles: StyleSheet) {
        guard let root = tree?.root else { return }
        var abstracts: [Int: Abstract] = [:]
        var nums: [Int: XMLTree.Node] = [:]
        for node in root.children {
            if node.is("abstractNum"), let id = node.attribute("abstractNumId").flatMap({ Int($0) }) {
                abstracts[id] = Abstract(levels: Self.levels(of: node), numStyleLink: node.value("numStyleLink"))
            } else if node.is("num"), let id = node.attribute("numId").flatMap({ Int($0) }), id != 0 {
                nums[id] = node
            }
        }
        for (id, node) in nums {
            guard let abstractID = node.number("abstractNumId") else { continue }
            var levels = abstracts[abstractID]?.levels ?? []
            var link = abstracts[abstractID]?.numStyleLink
            for _ in 0..<Self.mostLinks {
                guard let style = link, let linked = styles.numID(ofNumberingStyle: style),
                    let next = nums[linked]?.number("abstractNumId").flatMap({ abstracts[$0] })
                else { break }
                levels = next.levels
                link = next.numStyleLink
            }
            lists[id] = Self.list(node, abstractID: abstractID, levels: levels)
        }
    }

    /// The list of a `numId`; nil for 0 and for one that is not there.
    func list(_ id: Int) -> List? { lists[id] }

    private static func list(_ node: XMLTree.Node, abstractID: Int, levels: [ListLevel?]) -> List? {
        guard !levels.isEmpty else { return nil }
        var list = List(
            abstractID: abstractID, levels: levels, startOverrides: Array(repeating: nil, count: ListLevel.count))
        for override in node.children where override.is("lvlOverride") {
            guard let level = override.attribute("ilvl").flatMap({ Int($0) }), list.levels.indices.contains(level)
            else { continue }
            if let own = override.child("lvl") { list.levels[level] = ListLevel(own) }
            if let start = override.number("startOverride") {
                list.startOverrides[level] = start
                list.levels[level]?.start = start
            }
        }
        return list
    }

    private static func levels(of node: XMLTree.Node) -> [ListLevel?] {
        var levels = [ListLevel?](repeating: nil, count: ListLevel.count)
        for level in node.children where level.is("lvl") {
            guard let index = level.attribute("ilvl").flatMap({ Int($0) }), levels.indices.contains(index) else {
                continue
            }
            levels[index] = ListLevel(level)
        }
        return levels
    }
}
