internal import GRDB
internal import Postings

/// The segment that is being written: out of the tail, or of other segments of its block, or as a sample of one.
struct PostingJob {
    /// Where its rows come from.
    private enum Source {
        case tail([PostingTail.Entry], SegmentBuilder)
        /// Nothing is looked for in the set where all reports of the segments are current.
        case segments([Int64], keep: BlockBitmap?)
        case sample(of: Int64, keep: BlockBitmap)
    }

    /// The segment's number.
    let segment: Int64
    /// The last key that was written; -1 before the first.
    private(set) var progress: Int64 = -1
    private let block: Int64
    private var source: Source

    private init(segment: Int64, block: Int64, source: Source) {
        self.segment = segment
        self.block = block
        self.source = source
    }

    /// Segments of one block to become one, begun in the store; nil where there are none.
    static func merge(in db: Database) throws -> PostingJob? {
        let segments = PostingSegments(db: db)
        while let (block, sources) = try segments.merge(), let first = sources.first, let last = sources.last {
            let keep = try living(of: block, in: first.first...last.last, db)
            guard !keep.isEmpty else {
                try segments.drop(sources.map(\.segment))
                continue
            }
            let target = try segments.begin(block: block, first: first.first, last: last.last, documents: keep.count)
            let isWhole = keep.count == sources.reduce(0) { $0 + $1.documents }
            return PostingJob(
                segment: target, block: block, source: .segments(sources.map(\.segment), keep: isWhole ? nil : keep))
        }
        return nil
    }

    /// The sample of a block of at least so many reports, begun in the store; nil where none is missing.
    static func sample(from count: Int, in db: Database) throws -> PostingJob? {
        let segments = PostingSegments(db: db)
        guard let (block, source) = try segments.unsampled(from: count) else { return nil }
        var keep = try living(of: block, in: source.first...source.last, db)
        keep.formIntersection(SearchSample.documents(ofBlock: Int(block)))
        guard !keep.isEmpty else { return nil }
        let target = try segments.begin(
            block: block, first: source.first, last: source.last, documents: keep.count)
        return PostingJob(segment: target, block: block, source: .sample(of: source.segment, keep: keep))
    }

    /// The reports of a block that are current, between two sequences.
    private static func living(of block: Int64, in range: ClosedRange<Int64>, _ db: Database) throws -> BlockBitmap {
        var living = BlockBitmap()
        try PostingBlocks(db: db).live(block).forEach { document in
            if range.contains(block << PostingBlocks.shift | Int64(document)) { living.insert(document) }
        }
        return living
    }

    /// Reports of the tail to become a segment, so many of them, begun in the store; nil where there are too few.
    static func flush(cache: PostingCache, _ reports: ClosedRange<Int>, in db: Database) throws -> PostingJob? {
        let tail = PostingTail(db: db, cache: cache)
        guard try tail.count() >= reports.lowerBound else { return nil }
        var entries = try tail.entries(limit: reports.upperBound)
        guard let first = entries.first else { return nil }
        let block = first.sequence >> PostingBlocks.shift
        entries = entries.filter { $0.sequence >> PostingBlocks.shift == block }
        let target = try PostingSegments(db: db).begin(
            block: block, first: first.sequence, last: entries.last?.sequence ?? first.sequence,
            documents: entries.count)
        let builder = SegmentBuilder(
            entries.map { (document: UInt16(truncatingIfNeeded: $0.sequence), vector: $0.vector) })
        return PostingJob(segment: target, block: block, source: .tail(entries, builder))
    }

    /// Writes about so many bytes of rows, or reads them where it takes a sample; true once all are written.
    mutating func advance(bytes: Int, in db: Database) throws -> Bool {
        // A cursor is put back in its place after each row that is written to its table: all are read first.
        var rows: [SegmentRow] = []
        var size = 0
        var isDone = false
        var bytes = bytes
        if case .sample = source { bytes /= SearchSample.leastWeight }
        func take(_ row: SegmentRow?) -> Bool {
            guard let row else {
                isDone = true
                return false
            }
            rows.append(row)
            size += row.docs.count + row.places.count + Self.rowCost
            return size < bytes
        }
        func go(through segments: [Int64], _ keep: BlockBitmap?) throws {
            let after = progress < 0 ? nil : TermKey(rawValue: UInt64(progress))
            var merge = try SegmentMerge(
                segments.map { try StoredSegment($0, after: after, in: db) }, keep: keep)
            while take(try merge.next()) {}
        }
        switch source {
        case .tail(let entries, var builder):
            while take(builder.next()) {}
            source = .tail(entries, builder)
        case .segments(let segments, let keep): try go(through: segments, keep)
        case .sample(let segment, let keep): try go(through: [segment], keep)
        }
        try PostingRows(db: db).insert(rows, into: segment)
        if let last = rows.last {
            progress = Int64(truncatingIfNeeded: last.key.rawValue)
            try db.cachedStatement(sql: "UPDATE posting_segment SET progress = ? WHERE segment = ?")
                .execute(arguments: [progress, segment])
        }
        return isDone
    }

    /// Bytes that a row costs beside its lists.
    private static let rowCost = 16

    /// Puts the segment in the place of what it was made of.
    func finish(cache: PostingCache, in db: Database) throws {
        let segments = PostingSegments(db: db)
        switch source {
        case .tail(let entries, _):
            try PostingBlocks(db: db).take(entries, of: block, from: PostingTail(db: db, cache: cache))
            try segments.replace([], by: segment)
        case .segments(let sources, _):
            // A sample is made anew with what it was made of: so much of it is dead, or it is of an older version.
            let samples = try segments.segments(.sample, in: block).map(\.segment)
            try segments.replace(sources + samples, by: segment)
        case .sample: try segments.replace([], by: segment, as: .sample)
        }
    }
}
