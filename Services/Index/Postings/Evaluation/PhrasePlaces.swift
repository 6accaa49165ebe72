/// The lists that tell where one phrase stands in the documents of a block.
struct PhrasePlaces {
    /// How many places a phrase has.
    let length: UInt32
    /// Whether they are places among the document numbers.
    let isOfNumbers: Bool
    /// For each chosen pair its place in the phrase and its lists.
    private var pairs: [(offset: UInt32, lists: [PlacedList])] = []
    /// The lists of all pairs that a phrase of one unit begins.
    private var beginnings: [(TermKey, PostingList)] = []

    /// Reads the lists with their places, of which those in some documents alone are asked for where they are named.
    ///
    /// - Parameter chosen: Places in the phrase of the pairs that are looked at; nil for enough to tell where it stands.
    init(
        _ phrase: PhraseBound, of block: any PostingBlock, among documents: BlockBitmap? = nil,
        pairs chosen: [Int]? = nil,
        cost: inout SearchCost
    ) throws {
        let units = phrase.units
        isOfNumbers = phrase.part == .numbers
        length = UInt32(truncatingIfNeeded: units.count)
        guard !phrase.upper.isEmpty, let first = units.first else { return }
        guard units.count > 1 else {
            beginnings = try block.lists(of: TermKey.pairs(beginningWith: first, in: phrase.part), withPlaces: true)
            cost.lists += beginnings.count
            return
        }
        for offset in chosen ?? PhraseCover.cheapest(phrase.counts) {
            let key = TermKey.pair(units[offset], units[offset + 1], in: phrase.part)
            let found =
                try documents.map { try block.lists(of: key, withPlacesOf: $0) }
                ?? block.lists(of: key, withPlaces: true)
            let lists = try found.map { try PlacedList(key, $0, cost: &cost) }
            cost.lists += lists.count
            pairs.append((UInt32(truncatingIfNeeded: offset), lists))
        }
    }

    /// Takes the places of a mark, as if it were a phrase without units.
    init(_ mark: TermKey.Mark, of block: any PostingBlock, cost: inout SearchCost) throws {
        length = 0
        isOfNumbers = false
        let key = TermKey.mark(mark)
        beginnings = try block.lists(of: key, withPlaces: true).map { (key, $0) }
        cost.lists += beginnings.count
    }

    /// Calls with the places of the phrase in those of the documents asked for that have it; a document comes once for
    /// each list where the phrase is of one unit, else once.
    func scan(
        _ asked: BlockBitmap, with stripe: inout PlaceStripe, cost: inout SearchCost,
        _ body: (borrowing PlaceStripe) throws -> Void
    ) throws {
        for (key, list) in beginnings {
            let placed = try PlacedList(key, list, cost: &cost)
            try scan(asked, chosen: [(0, placed)], with: &stripe, cost: &cost, body)
        }
        guard let first = pairs.first else { return }
        try choose(first, 0, [], asked, with: &stripe, cost: &cost, body)
    }

    /// Goes through the lists of each pair; since those of one pair are disjoint, hardly any choice but that of the lists
    /// of one segment leaves documents.
    private func choose(
        _ pair: (offset: UInt32, lists: [PlacedList]), _ index: Int, _ chosen: [(offset: UInt32, list: PlacedList)],
        _ asked: BlockBitmap, with stripe: inout PlaceStripe, cost: inout SearchCost,
        _ body: (borrowing PlaceStripe) throws -> Void
    ) throws {
        for list in pair.lists {
            var left = asked
            left.formIntersection(list.documents)
            cost.words += BlockBitmap.wordCount
            guard !left.isEmpty else { continue }
            let next = chosen + [(pair.offset, list)]
            if index + 1 < pairs.count {
                try choose(pairs[index + 1], index + 1, next, left, with: &stripe, cost: &cost, body)
            } else {
                try scan(left, chosen: next, with: &stripe, cost: &cost, body)
            }
        }
    }

    private func scan(
        _ asked: BlockBitmap, chosen: [(offset: UInt32, list: PlacedList)], with stripe: inout PlaceStripe,
        cost: inout SearchCost, _ body: (borrowing PlaceStripe) throws -> Void
    ) throws {
        var asked = asked
        if chosen.count == 1 { asked.formIntersection(chosen[0].list.documents) }
        let count = asked.count
        guard count > 0 else { return }
        cost.checked += count
        var readers = chosen.map { PlaceReader($0.list.list) }
        for number in 0..<PlaceStripe.count {
            cost.places += try stripe.load(
                number, of: asked, from: chosen[0].list, at: &readers[0], offset: chosen[0].offset)
            for index in chosen.indices.dropFirst() where !stripe.isEmpty {
                cost.places += try stripe.keep(chosen[index].list, at: &readers[index], offset: chosen[index].offset)
            }
            if !stripe.isEmpty { try body(stripe) }
        }
    }
}
