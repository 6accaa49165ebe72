internal import Foundation
internal import GRDB
internal import Postings

/// The postings as a search reads them, in the snapshot of the caller's transaction.
struct StoredPostings: PostingReader {
    let stored: [StoredBlock]
    var blocks: [any PostingBlock] { stored }

    /// Reads what there is; the lists themselves are read when they are asked for.
    init(_ db: Database, cache: PostingCache) throws {
        let tails = try PostingTail(db: db, cache: cache).blocks()
        let parts = ReadParts(db)
        let rows = try Row.fetchAll(
            try db.cachedStatement(sql: "SELECT block, generation, live FROM posting_block"))
        var blocks: [Int64: StoredBlock] = [:]
        for row in rows {
            let number: Int64 = row[0]
            guard let live = BlockBitmap(bytes: row[2] as Data) else { throw PostingBlocks.damaged(number) }
            blocks[number] = try StoredBlock(
                number, generation: row[1], live: live, tail: tails[number], db: db, parts: parts, cache: cache)
        }
        for (number, tail) in tails where blocks[number] == nil {
            blocks[number] = try StoredBlock(
                number, generation: nil, live: BlockBitmap(), tail: tail, db: db, parts: parts, cache: cache)
        }
        stored = blocks.values.sorted { $0.number > $1.number }
    }
}

/// One block of a snapshot: its segments, and what of the tail belongs to it.
///
/// A search asks for the same lists when it bounds, checks, weighs and scores its matches, so they are kept, as long as they
/// are not too large together.
final class StoredBlock: PostingBlock {
    let number: Int
    let live: BlockBitmap
    private let generation: Int64?
    private let segments: [Int64]
    private let tail: TailBlock?
    private let db: Database
    private let parts: ReadParts
    private let cache: PostingCache
    private var kept: [TermKey: (lists: [(segment: Int64, list: PostingList)], withPlaces: Bool)] = [:]
    private var keptBytes = 0

    /// Bytes of lists of a block that are kept for the rest of a search.
    private static let mostKept = 2 << 20

    init(
        _ number: Int64, generation: Int64?, live: BlockBitmap, tail: TailBlock?, db: Database,
        parts: ReadParts, cache: PostingCache
    ) throws {
        self.number = Int(number)
        self.generation = generation
        self.tail = tail
        self.db = db
        self.parts = parts
        self.cache = cache
        segments = generation == nil ? [] : try PostingSegments(db: db).segments(in: number).map(\.segment)
        var all = live
        for entry in tail?.entries ?? [] { all.insert(UInt16(truncatingIfNeeded: entry.sequence)) }
        self.live = all
    }

    func sample() throws -> (any PostingBlock)? {
        guard tail == nil else { return nil }
        let stored = try PostingSegments(db: db).segments(.sample, in: Int64(number)).first
        return stored.map { StoredBlock(sampleOf: self, segment: $0.segment) }
    }

    private init(sampleOf block: StoredBlock, segment: Int64) {
        number = block.number
        live = block.live
        generation = block.generation
        segments = [segment]
        tail = nil
        (db, parts, cache) = (block.db, block.parts, block.cache)
    }

    func lists(of key: TermKey, withPlaces: Bool) throws -> [PostingList] {
        try flushed(key, withPlaces: withPlaces).map(\.list) + ofTail(key)
    }

    func lists(of key: TermKey, withPlacesOf documents: BlockBitmap) throws -> [PostingList] {
        var found: [PostingList] = []
        for (segment, list) in try flushed(key, withPlaces: false) {
            let groups = list.groups(of: documents)
            guard !groups.isEmpty else { continue }
            guard list.places.isEmpty, let part = try parts.list(list, groups, of: key, in: segment) else {
                return try lists(of: key, withPlaces: true)
            }
            found.append(part)
        }
        return found + ofTail(key)
    }

    private func ofTail(_ key: TermKey) -> [PostingList] { tail?.lists.list(for: key).map { [$0] } ?? [] }

    private func flushed(_ key: TermKey, withPlaces: Bool) throws -> [(segment: Int64, list: PostingList)] {
        if let known = kept[key], known.withPlaces || !withPlaces { return known.lists }
        let rows = PostingRows(db: db)
        let found = try segments.compactMap { segment in
            try rows.list(of: key, in: segment, withPlaces: withPlaces).map { (segment: segment, list: $0) }
        }
        let size = found.reduce(0) { $0 + $1.list.size }
        if keptBytes + size <= Self.mostKept {
            keptBytes += size
            kept[key] = (found, withPlaces)
        }
        return found
    }

    func lists(of keys: ClosedRange<TermKey>, withPlaces: Bool) throws -> [(TermKey, PostingList)] {
        let rows = PostingRows(db: db)
        var found = try segments.flatMap { try rows.lists(of: keys, in: $0, withPlaces: withPlaces) }
            .map { ($0.key, $0.list) }
        if let list = tail?.lists.list(joining: keys) { found.append((keys.lowerBound, list)) }
        return found
    }

    /// Which units of a range any report of the block has in a part that beginnings of words are looked for in.
    func units(_ units: ClosedRange<UnitID>) throws -> Set<UnitID> {
        let rows = PostingRows(db: db)
        var found: Set<UnitID> = []
        for part in [TermKey.Part.text, .title, .headings, .numbers] {
            let keys = TermKey.unit(units.lowerBound, in: part)...TermKey.unit(units.upperBound, in: part)
            for segment in segments { found.formUnion(try rows.keys(keys, in: segment).map(\.firstUnit)) }
            if let tail { found.formUnion(tail.lists.units(units, in: part)) }
        }
        return found
    }

    func columns() throws -> BlockColumns {
        var columns = try flushedColumns()
        for entry in tail?.entries ?? [] {
            columns.set(
                UInt16(truncatingIfNeeded: entry.sequence), date: entry.date, year: entry.year,
                length: UInt16(clamping: entry.vector.unitCount))
        }
        return columns
    }

    private func flushedColumns() throws -> BlockColumns {
        guard let generation else { return BlockColumns(dates: [], years: [], lengths: []) }
        if let known = cache.columns(of: Int64(number), generation: generation) { return known }
        guard let stored = try PostingBlocks(db: db).stored(Int64(number)) else {
            throw PostingBlocks.damaged(Int64(number))
        }
        cache.keep(stored.columns, of: Int64(number), generation: stored.generation)
        return stored.columns
    }

    func figures(of list: PostingList) -> any FigureValues { StoredFigures(cursor: FigureCursor(list)) }
}

/// The values of a list of figures.
private struct StoredFigures: FigureValues {
    var cursor: FigureCursor

    mutating func values(of document: UInt16) -> [Double] { cursor.seek(document) ? cursor.values : [] }
}
