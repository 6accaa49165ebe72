/// Where a phrase (in any of its ways to be written) or a mark stands in each document of a set.
struct OccurrenceTable {
    /// One occurrence, from its first place to behind its last.
    struct Occurrence: Comparable {
        let begin: UInt32
        let end: UInt32

        @inline(__always)
        static func < (first: Occurrence, second: Occurrence) -> Bool {
            (first.begin, first.end) < (second.begin, second.end)
        }
    }

    private let numbering: DocumentNumbering
    private var added: [(document: UInt32, occurrence: Occurrence)] = []
    private var starts: [Int] = []
    private var sorted: [Occurrence] = []

    /// Starts empty.
    init(_ numbering: DocumentNumbering) { self.numbering = numbering }

    /// Adds what a scan found.
    mutating func add(_ stripe: borrowing PlaceStripe, length: UInt32) {
        stripe.forEach { document, places in
            let number = UInt32(truncatingIfNeeded: numbering.number(of: document))
            for place in places {
                added.append((number, Occurrence(begin: place, end: place &+ length)))
            }
        }
    }

    /// Adds what a scan found among the document numbers, where it stands in the text; `numbers` has what is kept of
    /// them.
    mutating func add(_ stripe: borrowing PlaceStripe, length: UInt32, asNumbers numbers: OccurrenceTable) {
        stripe.forEach { document, places in
            let number = UInt32(truncatingIfNeeded: numbering.number(of: document))
            let kept = numbers[document]
            for place in places {
                guard let text = NumberSlot.text(of: place, length: length, kept: kept, { $0.begin }) else { continue }
                added.append((number, Occurrence(begin: text.begin, end: text.end)))
            }
        }
    }

    /// Brings what was added into the order of documents and places: a counting sort, then for each document a sort where
    /// its places did not come in their order.
    mutating func finish() {
        starts = [Int](repeating: 0, count: numbering.count + 1)
        for entry in added { starts[Int(entry.document) + 1] += 1 }
        for number in 0..<numbering.count { starts[number + 1] += starts[number] }
        var next = starts
        sorted = [Occurrence](repeating: Occurrence(begin: 0, end: 0), count: added.count)
        for entry in added {
            sorted[next[Int(entry.document)]] = entry.occurrence
            next[Int(entry.document)] += 1
        }
        added = []
        for number in 0..<numbering.count {
            let range = starts[number]..<starts[number + 1]
            if range.dropFirst().contains(where: { sorted[$0] < sorted[$0 - 1] }) { sorted[range].sort() }
        }
    }

    /// The occurrences in a document of the set, ascending.
    @inline(__always)
    subscript(document: UInt16) -> ArraySlice<Occurrence> {
        let number = numbering.number(of: document)
        return sorted[starts[number]..<starts[number + 1]]
    }
}
