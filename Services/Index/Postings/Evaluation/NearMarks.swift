/// The marks that tell whether phrases lie in items, or near each other.
struct NearMarks {
    /// What is kept of document numbers.
    private(set) var numbers: PhrasePlaces?
    /// Where sentences, sections or headings begin, where phrases must share one.
    private(set) var regions: PhrasePlaces?
    /// Where breaks stand, which count for no unit.
    private(set) var breaks: PhrasePlaces?
    /// Where items begin and end.
    private(set) var items: [(begins: PhrasePlaces, ends: PhrasePlaces)] = []

    /// Whether phrases have to lie in items.
    var hasItems: Bool { !items.isEmpty }

    /// Reads what it takes to tell whether phrases lie in items.
    init(numbers hasNumbers: Bool, items kinds: [ItemKind], of block: any PostingBlock, cost: inout SearchCost) throws {
        if hasNumbers { numbers = try PhrasePlaces(.numbers, of: block, cost: &cost) }
        for kind in kinds {
            items.append(
                (
                    try PhrasePlaces(kind.begins, of: block, cost: &cost),
                    try PhrasePlaces(kind.ends, of: block, cost: &cost)
                ))
        }
    }

    /// Reads what it takes to tell whether phrases are near each other.
    init(
        _ scope: NearScope, _ part: NearPart, numbers hasNumbers: Bool, of block: any PostingBlock,
        cost: inout SearchCost
    ) throws {
        var kinds: [ItemKind] = []
        if case .items(let named) = part { kinds = named }
        try self.init(numbers: hasNumbers, items: kinds, of: block, cost: &cost)
        switch (part.part, scope) {
        case (.text, .sentence): regions = try PhrasePlaces(.sentence, of: block, cost: &cost)
        case (.text, .section): regions = try PhrasePlaces(.section, of: block, cost: &cost)
        case (.text, .units): breaks = try PhrasePlaces(.breaks, of: block, cost: &cost)
        case (.headings, _): regions = try PhrasePlaces(.headings, of: block, cost: &cost)
        default: break
        }
    }

    /// The same for some documents.
    struct Tables {
        let numbers: OccurrenceTable?
        let regions: OccurrenceTable?
        let breaks: OccurrenceTable?
        let items: [(begins: OccurrenceTable, ends: OccurrenceTable)]

        func regions(_ document: UInt16) -> Neighbourhood.Occurrences { regions?[document] ?? [] }

        func breaks(_ document: UInt16) -> Neighbourhood.Occurrences { breaks?[document] ?? [] }

        func items(_ document: UInt16) -> [Neighbourhood.Items] {
            items.map { Neighbourhood.Items(begins: $0.begins[document], ends: $0.ends[document]) }
        }
    }
}
