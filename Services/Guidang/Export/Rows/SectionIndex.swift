/// The outline of one report with its sections numbered in document order.
struct SectionIndex {
    private struct Entry {
        var node: Int
        /// Indices in `entries`; -1 for none.
        var parent: Int
        var firstChild = -1
        var nextSibling = -1
        /// Among its siblings, from 0.
        var position: Int
    }

    /// Siblings that are still to be gone through.
    private struct Level {
        var next: Int
        var end: Int
        var parent: Int
        var count = 0
        var last = -1
    }

    private static let outline: [UInt8] = Array("outline".utf8)
    private static let children: [UInt8] = Array("children".utf8)

    private var entries: [Entry] = []

    var count: Int { entries.count }

    /// Takes another report in place of the last; how deep its outline is does not matter.
    mutating func load(_ report: JSONDocument) {
        entries.removeAll(keepingCapacity: true)
        guard let root = report.root, let outline = report.member(Self.outline, of: root),
            report.nodes[outline].kind == .array
        else { return }
        var levels = [Level(next: outline + 1, end: Int(report.nodes[outline].next), parent: -1)]
        while var level = levels.popLast() {
            guard level.next < level.end else { continue }
            let node = level.next
            let index = entries.count
            entries.append(Entry(node: node, parent: level.parent, position: level.count))
            if level.last >= 0 {
                entries[level.last].nextSibling = index
            } else if level.parent >= 0 {
                entries[level.parent].firstChild = index
            }
            level.next = Int(report.nodes[node].next)
            level.count += 1
            level.last = index
            levels.append(level)
            if let inside = report.member(Self.children, of: node), report.nodes[inside].kind == .array {
                levels.append(Level(next: inside + 1, end: Int(report.nodes[inside].next), parent: index))
            }
        }
    }

    /// Where the section of a number from 1 stands in the JSON.
    func node(ofSection ordinal: Int) -> Int { entries[ordinal - 1].node }

    /// The number of the section around it; nil at the top.
    func parent(ofSection ordinal: Int) -> Int? {
        let parent = entries[ordinal - 1].parent
        return parent >= 0 ? parent + 1 : nil
    }

    /// The places on the way to a section, from 1, with points between.
    func appendPath(ofSection ordinal: Int, to text: inout [UInt8]) {
        var positions: [Int] = []
        var index = ordinal - 1
        while index >= 0 {
            positions.append(entries[index].position)
            index = entries[index].parent
        }
        for (place, position) in positions.reversed().enumerated() {
            if place > 0 { text.append(UInt8(ascii: ".")) }
            text.appendDecimal(position + 1)
        }
    }

    /// The number of the section to which an array of child positions leads.
    ///
    /// - Returns: 0 for an empty array; nil where it leads to none.
    func section(at path: Int, of report: JSONDocument) -> Int? {
        var index = -1
        var isThere = report.nodes[path].kind == .array
        report.forEachElement(of: path) { element in
            guard isThere, let position = report.integer(element), position >= 0 else {
                isThere = false
                return
            }
            var next = index >= 0 ? entries[index].firstChild : entries.isEmpty ? -1 : 0
            var left = position
            while left > 0, next >= 0 {
                next = entries[next].nextSibling
                left -= 1
            }
            index = next
            if next < 0 { isThere = false }
        }
        return isThere ? index + 1 : nil
    }
}
