internal import Foundation
internal import GRDB
internal import Postings

/// One block of a snapshot: its segments, and what of the tail belongs to it.
///
/// A search asks for the same lists when it bounds, checks, weighs and scores its matches, so they are kept, as long as they
/// are not too large together.
final class StoredBlock: PostingBlock {
    let number: Int
    let live: BlockBitmap
    let lane: Int
    /// Changes with what is flushed; nil where nothing was.
    let generation: Int64?
    /// What was flushed.
    let segments: [PostingSegments.Segment]
    private let tail: TailBlock?
    private let db: Database
    private let parts: ReadParts
    private let cache: PostingCache
    private var kept: [TermKey: (lists: [(segment: Int64, list: PostingList)], withPlaces: Bool)] = [:]
    private var keptBytes = 0

    /// Bytes of lists of a block that are kept for the rest of a search.
    private static let mostKept = 2 << 20

    init(
        _ number: Int64, generation: Int64?, live: BlockBitmap, tail: TailBlock?, lane: Int, db: Database,
        parts: ReadParts, cache: PostingCache
    ) throws {
        self.number = Int(number)
        self.generation = generation
        self.tail = tail
        self.lane = lane
        self.db = db
        self.parts = parts
        self.cache = cache
        segments = generation == nil ? [] : try PostingSegments(db: db).segments(in: number)
        var all = live
        for entry in tail?.entries ?? [] { all.insert(UInt16(truncatingIfNeeded: entry.sequence)) }
        self.live = all
    }

    func sample() throws -> (any PostingBlock)? {
        guard tail == nil else { return nil }
        let stored = try PostingSegments(db: db).segments(.sample, in: Int64(number)).first
        return stored.map { StoredBlock(sampleOf: self, segment: $0) }
    }

    private init(sampleOf block: StoredBlock, segment: PostingSegments.Segment) {
        number = block.number
        (live, lane) = (block.live, block.lane)
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
            try rows.list(of: key, in: segment.segment, withPlaces: withPlaces).map {
                (segment: segment.segment, list: $0)
            }
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
        var found = try segments.flatMap { try rows.lists(of: keys, in: $0.segment, withPlaces: withPlaces) }
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
            for segment in segments { found.formUnion(try rows.keys(keys, in: segment.segment).map(\.firstUnit)) }
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
