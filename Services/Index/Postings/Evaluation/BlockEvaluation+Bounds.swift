extension Bound {
    /// All of a set but what another bound finds in it.
    static func not(_ bound: Bound, within scope: BlockBitmap) -> Bound {
        var upper = scope
        upper.subtract(bound.lower)
        guard bound.check != nil else { return Bound(decided: upper) }
        var lower = scope
        lower.subtract(bound.upper)
        return Bound(upper: upper, lower: lower, check: .not(bound))
    }
}

extension BlockEvaluation {
    /// The documents that one of several phrases may have, and surely has.
    static func anyOf(_ phrases: [PhraseBound]) -> Bound {
        let lower = union(phrases.filter(\.isDecided))
        let open = phrases.filter { !$0.isDecided }
        guard !open.isEmpty else { return Bound(decided: lower) }
        return Bound(upper: union(phrases), lower: lower, check: .phrases(open))
    }

    /// The documents that may have one of several phrases.
    static func union(_ phrases: [PhraseBound]) -> BlockBitmap {
        var union = phrases.first?.upper ?? BlockBitmap()
        for phrase in phrases.dropFirst() { union.formUnion(phrase.upper) }
        return union
    }

    /// The documents of a set with one of several values.
    mutating func documents(of values: [Int64], within scope: BlockBitmap) throws -> BlockBitmap {
        var found = BlockBitmap()
        for value in values {
            for list in try block.lists(of: .value(value), withPlaces: false) {
                list.union(into: &found)
                cost.lists += 1
                cost.words += BlockBitmap.wordCount
            }
        }
        found.formIntersection(scope)
        return found
    }

    /// The documents of a set with a figure of one of several subjects.
    mutating func figure(_ subjects: [Int64], _ comparison: FigureComparison, within scope: BlockBitmap) throws -> Bound
    {
        var lists: [(TermKey, PostingList)] = []
        for subject in subjects {
            let key = TermKey.figure(subject)
            lists += try block.lists(of: key, withPlaces: true).map { (key, $0) }
        }
        var upper = lists.map(\.1).union(cost: &cost)
        upper.formIntersection(scope)
        return Bound(upper: upper, check: .figure(lists, comparison))
    }

    /// The documents of a set that have all phrases somewhere.
    mutating func near(
        _ phrases: [TextPhrase], _ nearness: NearScope, _ part: NearPart, within scope: BlockBitmap
    ) throws -> Bound {
        guard !phrases.isEmpty else { return Bound(decided: BlockBitmap()) }
        var upper = scope
        var found: [[PhraseBound]] = []
        for phrase in phrases where !upper.isEmpty {
            let forms = try forms(of: phrase, in: part.part, within: upper)
            upper = Self.union(forms)
            found.append(forms)
        }
        return Bound(upper: upper, check: .near(found, nearness, part))
    }

    /// The documents of a set for which all parts may hold.
    mutating func all(_ parts: [PostingQuery], within scope: BlockBitmap) throws -> Bound {
        var upper = scope
        var lower = scope
        var bounds: [Bound] = []
        for part in parts {
            guard !upper.isEmpty else { return Bound(decided: upper) }
            let bound = try bound(part, within: upper)
            upper = bound.upper
            lower.formIntersection(bound.lower)
            cost.words += BlockBitmap.wordCount
            if bound.check != nil { bounds.append(bound) }
        }
        guard !bounds.isEmpty else { return Bound(decided: upper) }
        return Bound(upper: upper, lower: lower, check: .all(bounds.sorted { $0.rank < $1.rank }))
    }

    /// The documents of a set for which one part may hold.
    mutating func any(_ parts: [PostingQuery], within scope: BlockBitmap) throws -> Bound {
        var upper = BlockBitmap()
        var lower = BlockBitmap()
        var bounds: [Bound] = []
        for part in parts {
            let bound = try bound(part, within: scope)
            upper.formUnion(bound.upper)
            lower.formUnion(bound.lower)
            cost.words += 2 * BlockBitmap.wordCount
            if bound.check != nil { bounds.append(bound) }
        }
        guard !bounds.isEmpty else { return Bound(decided: upper) }
        return Bound(upper: upper, lower: lower, check: .any(bounds.sorted { $0.rank < $1.rank }))
    }
}
