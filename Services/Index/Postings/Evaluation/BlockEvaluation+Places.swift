extension BlockEvaluation {
    /// The documents of a set where a phrase lies as a whole in an item.
    mutating func within(
        _ kinds: [ItemKind], _ phrases: [PhraseBound], among documents: BlockBitmap
    ) throws -> BlockBitmap {
        var found = BlockBitmap()
        let places = try places(of: [phrases])
        let marks = try NearMarks(numbers: places.hasNumbers, items: kinds, of: block, cost: &cost)
        for part in Self.portions(of: documents) {
            let numbering = DocumentNumbering(part)
            let context = try tables(marks, numbering)
            let occurrences = try tables(places, numbering, numbers: context.numbers)
            part.forEach { document in
                let items = context.items(document)
                if occurrences[0][document].contains(where: { occurrence in items.contains { $0.holds(occurrence) } }) {
                    found.insert(document)
                }
            }
        }
        return found
    }

    /// The documents of a set where phrases stand near each other.
    mutating func near(
        _ phrases: [[PhraseBound]], _ nearness: NearScope, _ part: NearPart, among documents: BlockBitmap
    ) throws -> BlockBitmap {
        var found = BlockBitmap()
        let places = try places(of: phrases)
        let marks = try NearMarks(nearness, part, numbers: places.hasNumbers, of: block, cost: &cost)
        for portion in Self.portions(of: documents) {
            let numbering = DocumentNumbering(portion)
            let context = try tables(marks, numbering)
            let tables = try tables(places, numbering, numbers: context.numbers)
            var occurrences = [Neighbourhood.Occurrences](repeating: [], count: tables.count)
            var room = Neighbourhood.Room(count: tables.count)
            portion.forEach { document in
                for (index, table) in tables.enumerated() { occurrences[index] = table[document] }
                if marks.hasItems {
                    let items = context.items(document)
                    for index in occurrences.indices {
                        occurrences[index] =
                            occurrences[index].filter { occurrence in
                                items.contains { $0.holds(occurrence) }
                            }[...]
                    }
                }
                let isNear =
                    switch nearness {
                    case .sentence, .section:
                        Neighbourhood.shareRegion(
                            occurrences, begins: context.regions(document), heads: &room.heads)
                    case .units(let distance):
                        Neighbourhood.areClose(
                            occurrences, within: distance, breaks: context.breaks(document),
                            regions: context.regions(document), room: &room)
                    }
                if isNear { found.insert(document) }
            }
        }
        return found
    }

    private mutating func places(of phrases: [[PhraseBound]]) throws -> FormPlaces {
        FormPlaces(forms: try phrases.map { try $0.map { try PhrasePlaces($0, of: block, cost: &cost) } })
    }

    private mutating func tables(
        _ places: FormPlaces, _ numbering: DocumentNumbering, numbers: OccurrenceTable?
    ) throws -> [OccurrenceTable] {
        try places.forms.map { try table($0, numbering, numbers: numbers) }
    }

    private mutating func tables(_ marks: NearMarks, _ numbering: DocumentNumbering) throws -> NearMarks.Tables {
        NearMarks.Tables(
            numbers: try marks.numbers.map { try table([$0], numbering) },
            regions: try marks.regions.map { try table([$0], numbering) },
            breaks: try marks.breaks.map { try table([$0], numbering) },
            items: try marks.items.map { (try table([$0.begins], numbering), try table([$0.ends], numbering)) })
    }

    /// The documents that are held in tables at once.
    private static let portion = 8_192

    /// A set in parts that are small enough for tables.
    private static func portions(of documents: BlockBitmap) -> [BlockBitmap] {
        guard documents.count > portion else { return [documents] }
        return (0..<PlaceStripe.count).map { documents.stripe($0) }.filter { !$0.isEmpty }
    }
}

/// The lists that tell where each of several phrases stands, in each way to write it.
private struct FormPlaces {
    let forms: [[PhrasePlaces]]
    /// Whether one is a document number.
    var hasNumbers: Bool { forms.contains { $0.contains(where: \.isOfNumbers) } }
}
