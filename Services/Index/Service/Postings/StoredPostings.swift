internal import Foundation
internal import GRDB
internal import Postings
internal import StageKit

/// The postings as a search reads them, in the snapshot of the caller's transaction.
struct StoredPostings: PostingReader {
    /// What tells a block of one snapshot from that of another that is open at the same time: a report comes and goes by a bit,
    /// and what a flush or a merge makes of the lists is another segment.
    private struct BlockState: Equatable {
        let number: Int
        let segments: [PostingSegments.Segment]
        let live: BlockBitmap
    }

    /// What a side reader has read.
    private final class Begun {
        var postings: StoredPostings?
    }

    let stored: [StoredBlock]
    let lanes: any SearchLanes
    /// The caller's connection.
    let db: Database
    /// The same as the thread of each lane has it for itself; empty where there is one.
    private let apart: [StoredPostings]
    var blocks: [any PostingBlock] { stored }

    /// Reads what there is; the lists themselves are read when they are asked for.
    init(_ db: Database, cache: PostingCache) throws { try self.init(db, lane: 0, cache: cache) }

    /// The same with the blocks spread over the caller's thread and those of readers, if all of them see the same postings:
    /// each has a snapshot of its own, which was taken a moment later.
    init(_ db: Database, beside readers: [SideReader], cache: PostingCache) throws {
        let begun = readers.map { _ in Begun() }
        for (index, reader) in readers.enumerated() {
            reader.start { begun[index].postings = try? $0.map { try Self($0, lane: index + 1, cache: cache) } }
        }
        let read = Result { try Self(db, cache: cache) }
        for reader in readers { reader.wait() }
        let own = try read.get()
        let all = [own] + begun.compactMap(\.postings)
        guard all.count > 1, all.count == readers.count + 1, all.allSatisfy({ $0.state == own.state }) else {
            self = own
            return
        }
        stored = own.stored.indices.map { all[$0 % all.count].stored[$0] }
        lanes = StoredLanes(readers: readers)
        self.db = db
        apart = all
    }

    private init(_ db: Database, lane: Int, cache: PostingCache) throws {
        let tails = try PostingTail(db: db, cache: cache).blocks()
        let parts = ReadParts(db)
        let rows = try Row.fetchAll(
            try db.cachedStatement(sql: "SELECT block, generation, live FROM posting_block"))
        var blocks: [Int64: StoredBlock] = [:]
        for row in rows {
            let number: Int64 = row[0]
            guard let live = BlockBitmap(bytes: row[2] as Data) else { throw PostingBlocks.damaged(number) }
            blocks[number] = try StoredBlock(
                number, generation: row[1], live: live, tail: tails[number], lane: lane, db: db, parts: parts,
                cache: cache)
        }
        for (number, tail) in tails where blocks[number] == nil {
            blocks[number] = try StoredBlock(
                number, generation: nil, live: BlockBitmap(), tail: tail, lane: lane, db: db, parts: parts,
                cache: cache)
        }
        stored = blocks.values.sorted { $0.number > $1.number }
        lanes = SingleLane()
        self.db = db
        apart = []
    }

    /// Works on some parts on all threads at once, each with its own view of the postings, and gives what came of them in their
    /// order.
    func spread<Part, Value>(
        _ parts: [Part], _ work: @escaping (StoredPostings, Part) throws -> Value
    ) throws -> [Value] {
        guard !apart.isEmpty else { return try parts.map { try work(self, $0) } }
        let parts = parts.enumerated().map { (lane: $0.offset % apart.count, part: $0.element) }
        return try lanes.map(parts, on: \.lane) { [apart] in try work(apart[$0.lane], $0.part) }
    }

    private var state: [BlockState] {
        stored.map { BlockState(number: $0.number, segments: $0.segments, live: $0.live) }
    }
}
