/// A phrase or a beginning that a query looks for, and where.
package struct QueryLeaf: Hashable, Sendable {
    /// The units.
    package let phrase: QueryPhrase
    /// Whether the last unit is the beginning of a word.
    package let isPrefix: Bool
    /// The parts that are looked at; empty for text and title.
    package let parts: [QueryPart]

    /// Puts a leaf together.
    package init(phrase: QueryPhrase, isPrefix: Bool = false, parts: [QueryPart] = []) {
        self.phrase = phrase
        self.isPrefix = isPrefix
        self.parts = parts
    }
}

extension QueryNode {
    /// The leaves that a report may fit by, in order and without repeats; what is only excluded is not among them.
    package var leaves: [QueryLeaf] {
        var seen: Set<QueryLeaf> = []
        var leaves: [QueryLeaf] = []
        collect(parts: []) { if seen.insert($0).inserted { leaves.append($0) } }
        return leaves
    }

    private func collect(parts: [QueryPart], _ take: (QueryLeaf) -> Void) {
        switch self {
        case .everything, .field, .not: break
        case .phrase(let phrase): take(QueryLeaf(phrase: phrase, parts: parts))
        case .prefix(let phrase): take(QueryLeaf(phrase: phrase, isPrefix: true, parts: parts))
        case .near(let children, _), .and(let children), .or(let children):
            for child in children { child.collect(parts: parts, take) }
        case .within(let inner, let child): child.collect(parts: inner, take)
        }
    }

    /// How many words, phrases and fields the tree has.
    var size: Int {
        switch self {
        case .everything, .phrase, .prefix, .field: 1
        case .near(let children, _), .and(let children), .or(let children): children.reduce(0) { $0 + $1.size }
        case .not(let child), .within(_, let child): child.size
        }
    }

    /// How many levels it has.
    var depth: Int {
        switch self {
        case .everything, .phrase, .prefix, .field: 1
        case .near(let children, _), .and(let children), .or(let children): 1 + (children.map(\.depth).max() ?? 0)
        case .not(let child), .within(_, let child): 1 + child.depth
        }
    }

    /// The children as one node: nil for none, the child for one, each child once.
    static func joined(_ children: [QueryNode], isOr: Bool) -> QueryNode? {
        var flat: [QueryNode] = []
        for child in children {
            switch child {
            case .and(let inner) where !isOr: flat += inner.filter { !flat.contains($0) }
            case .or(let inner) where isOr: flat += inner.filter { !flat.contains($0) }
            default: if !flat.contains(child) { flat.append(child) }
            }
        }
        return flat.count < 2 ? flat.first : isOr ? .or(flat) : .and(flat)
    }
}
