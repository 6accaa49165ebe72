/// Terms with NEAR between them, as they are read.
struct NearRow {
    private(set) var terms: [QueryNode]
    private var scopes: [NearScope] = []

    init(_ first: QueryNode) { terms = [first] }

    mutating func append(_ term: QueryNode, _ scope: NearScope) {
        terms.append(term)
        scopes.append(scope)
    }

    /// The row as one node; nil where something in it is no phrase.
    ///
    /// Terms with one scope between them belong together; where the scope changes, the term in the middle belongs to
    /// both sides. Alternatives are multiplied out, so that the children are phrases and beginnings only.
    var node: QueryNode? {
        guard let first = terms.first, !scopes.isEmpty else { return terms.first }
        var rows: [QueryNode] = []
        var row = [first]
        for (index, scope) in scopes.enumerated() {
            row.append(terms[index + 1])
            if index + 1 < scopes.count, scopes[index + 1] == scope { continue }
            guard let node = Self.multiplied(row, scope) else { return nil }
            rows.append(node)
            row = [terms[index + 1]]
        }
        return QueryNode.joined(rows, isOr: false)
    }

    private static func multiplied(_ row: [QueryNode], _ scope: NearScope) -> QueryNode? {
        var products: [[QueryNode]] = [[]]
        for term in row {
            guard let leaves = leaves(of: term) else { return nil }
            products = products.flatMap { product in leaves.map { product + [$0] } }
            // More is over the limit of leaves in any case, and says so.
            if products.count > QueryLimits.leaves { break }
        }
        return QueryNode.joined(products.map { .near($0, scope) }, isOr: true)
    }

    private static func leaves(of term: QueryNode) -> [QueryNode]? {
        switch term {
        case .phrase, .prefix: [term]
        case .or(let children):
            children.allSatisfy { leaves(of: $0)?.count == 1 } ? children : nil
        default: nil
        }
    }
}
