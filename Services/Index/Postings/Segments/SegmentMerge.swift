/// Merges segments of one block into one, row by row in the order of keys, holding one row of each in memory.
///
/// The work can stop behind any row and go on later from its key. What a list keeps of each document is copied as it
/// stands, in runs as long as the documents that are kept allow.
package struct SegmentMerge {
    private var sources: [any SegmentSource]
    private var rows: [SegmentRow?] = []
    /// The keys of ``rows``; the greatest number where a source has ended.
    private var keys: [UInt64] = []
    /// The sources that have the least of them.
    private var found: [Int] = []
    private let keep: BlockBitmap?
    private let start: TermKey?
    private var join = ListJoin()

    /// Takes segments whose documents ascend from each to the next, which documents to keep (else all), and the key
    /// behind which to start (else at the first one).
    package init(_ sources: [any SegmentSource], keep: BlockBitmap? = nil, after key: TermKey? = nil) {
        self.sources = sources
        self.keep = keep
        start = key
    }

    /// The next row, or nil behind the last one; a key that no kept document has gives none.
    ///
    /// A row that only one source has, and that is kept whole, is given as it is. Throws ``SegmentError``, and what a source throws.
    package mutating func next() throws -> SegmentRow? {
        if rows.count < sources.count { try open() }
        while let least = keys.min(), least != .max {
            found.removeAll(keepingCapacity: true)
            for index in keys.indices where keys[index] == least { found.append(index) }
            if keep == nil, found.count == 1, let row = rows[found[0]] {
                try advance(found[0])
                return row
            }
            join.begin(TermKey(rawValue: least))
            for index in found {
                guard let row = rows[index] else { continue }
                try join.append(row, keep: keep)
                try advance(index)
            }
            if let row = join.finish() { return row }
        }
        return nil
    }

    private mutating func open() throws {
        for index in rows.count..<sources.count {
            var row = try sources[index].next()
            while let skipped = row, let start, skipped.key <= start { row = try sources[index].next() }
            rows.append(row)
            keys.append(row?.key.rawValue ?? .max)
        }
    }

    private mutating func advance(_ index: Int) throws {
        let row = try sources[index].next()
        if let row, row.key.rawValue <= keys[index] { throw SegmentError.unordered(row.key) }
        rows[index] = row
        keys[index] = row?.key.rawValue ?? .max
    }
}
