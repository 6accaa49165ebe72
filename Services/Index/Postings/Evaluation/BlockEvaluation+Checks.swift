extension BlockEvaluation {
    /// The documents of a set for which a check holds.
    mutating func matches(of check: Bound.Check, among documents: BlockBitmap) throws -> BlockBitmap {
        switch check {
        case .phrases(let phrases): return try anyPhrase(phrases, among: documents)
        case .figure(let lists, let comparison): return figure(lists, comparison, among: documents)
        case .within(let mark, let phrases): return try within(mark, phrases, among: documents)
        case .near(let phrases, let nearness): return try near(phrases, nearness, among: documents)
        case .all(let bounds):
            var left = documents
            for bound in bounds where !left.isEmpty { left = try matches(of: bound, among: left) }
            return left
        case .any(let bounds):
            var (left, found) = (documents, BlockBitmap())
            for bound in bounds where !left.isEmpty {
                found.formUnion(try matches(of: bound, among: left))
                left.subtract(found)
            }
            return found
        case .not(let bound):
            var left = documents
            left.subtract(try matches(of: bound, among: documents))
            return left
        }
    }

    private mutating func anyPhrase(_ phrases: [PhraseBound], among documents: BlockBitmap) throws -> BlockBitmap {
        var (left, found) = (documents, BlockBitmap())
        for phrase in phrases where !left.isEmpty {
            try scan(phrase, among: left) { stripe in stripe.forEach { document, _ in found.insert(document) } }
            left.subtract(found)
        }
        return found
    }

    private mutating func figure(
        _ lists: [(TermKey, PostingList)], _ comparison: FigureComparison, among documents: BlockBitmap
    ) -> BlockBitmap {
        var found = BlockBitmap()
        for (_, list) in lists {
            var asked = list.bitmap
            asked.formIntersection(documents)
            var figures = block.figures(of: list)
            asked.forEach { document in
                let values = figures.values(of: document)
                cost.checked += 1
                cost.places += values.count
                if values.contains(where: comparison.holds) { found.insert(document) }
            }
        }
        return found
    }

    private mutating func within(
        _ mark: TermKey.Mark, _ phrases: [PhraseBound], among documents: BlockBitmap
    ) throws -> BlockBitmap {
        var found = BlockBitmap()
        let places = try phrases.map { try PhrasePlaces($0, of: block, cost: &cost) }
        let marks = [try PhrasePlaces(mark, of: block, cost: &cost)]
        for part in Self.portions(of: documents) {
            let numbering = DocumentNumbering(part)
            let occurrences = try table(places, numbering)
            let bounds = try table(marks, numbering)
            part.forEach { document in
                let isWithin =
                    switch mark {
                    case .sentence, .section:
                        Neighbourhood.isWithinRegion(occurrences[document], begins: bounds[document])
                    case .problems, .plans:
                        Neighbourhood.isWithinPair(occurrences[document], bounds: bounds[document])
                    }
                if isWithin { found.insert(document) }
            }
        }
        return found
    }

    private mutating func near(
        _ phrases: [[PhraseBound]], _ nearness: NearScope, among documents: BlockBitmap
    ) throws -> BlockBitmap {
        var found = BlockBitmap()
        let places = try phrases.map { try $0.map { try PhrasePlaces($0, of: block, cost: &cost) } }
        let marks: [PhrasePlaces] =
            switch nearness {
            case .sentence: [try PhrasePlaces(.sentence, of: block, cost: &cost)]
            case .section: [try PhrasePlaces(.section, of: block, cost: &cost)]
            case .units: []
            }
        for part in Self.portions(of: documents) {
            let numbering = DocumentNumbering(part)
            let tables = try places.map { try table($0, numbering) }
            let begins = try table(marks, numbering)
            var occurrences = [Neighbourhood.Occurrences](repeating: [], count: tables.count)
            var heads = [Int](repeating: 0, count: tables.count)
            part.forEach { document in
                for (index, table) in tables.enumerated() { occurrences[index] = table[document] }
                let isNear =
                    switch nearness {
                    case .sentence, .section:
                        Neighbourhood.shareRegion(occurrences, begins: begins[document], heads: &heads)
                    case .units(let steps): Neighbourhood.areNear(occurrences, steps: steps, heads: &heads)
                    }
                if isNear { found.insert(document) }
            }
        }
        return found
    }

    /// The documents that are held in tables at once.
    private static let portion = 8_192

    /// A set in parts that are small enough for tables.
    private static func portions(of documents: BlockBitmap) -> [BlockBitmap] {
        guard documents.count > portion else { return [documents] }
        return (0..<PlaceStripe.count).map { documents.stripe($0) }.filter { !$0.isEmpty }
    }
}
