internal import Foundation
internal import GRDB
internal import Postings
internal import Synchronization

/// Makes segments of the tail and large segments of small ones, a slice at a time, in the transactions of others.
///
/// What a slice has written is recorded with it (`posting_segment.progress`), and the segment counts for nothing until it
/// is whole; so a kill, or a transaction that is taken back, costs at most the work of one segment.
final class PostingUpkeep: Sendable {
    /// Reports in the tail from which they are flushed, as a rule; fewer make more segments, which all have to be merged.
    static let flushAt = 512
    /// By what that is divided where there is nothing else to do.
    private static let idleShare = 4
    /// Segments smaller than ``smallBelow`` that are merged as soon as there are so many in one block.
    static let mergeAt = 16
    /// Reports from which a segment waits for its block to be full.
    static let smallBelow = 3_072
    /// Reports of a full block from which there is a sample of it.
    static let sampledFrom = 16_384

    private let job = Mutex<PostingJob?>(nil)
    private let cache: PostingCache
    private let flushAt: Int
    private let sampledFrom: Int

    init(cache: PostingCache, flushAt: Int = PostingUpkeep.flushAt, sampledFrom: Int = PostingUpkeep.sampledFrom) {
        self.cache = cache
        (self.flushAt, self.sampledFrom) = (flushAt, sampledFrom)
    }

    /// Does about so many bytes of what is to be done; false when nothing is left.
    func step(bytes: Int, isIdle: Bool, in db: Database) throws -> Bool {
        if try dropSome(in: db) { return true }
        return try job.withLock { job in
            if try !isCurrent(job, in: db) { job = try next(isIdle, in: db) }
            guard var current = job else { return false }
            job = nil
            let isDone = try current.advance(bytes: bytes, in: db)
            if isDone { try current.finish(cache: cache, in: db) } else { job = current }
            return true
        }
    }

    private func next(_ isIdle: Bool, in db: Database) throws -> PostingJob? {
        let least = isIdle ? max(1, flushAt / Self.idleShare) : flushAt
        return try PostingJob.flush(cache: cache, least...flushAt, in: db) ?? PostingJob.merge(in: db)
            ?? PostingJob.sample(from: sampledFrom, in: db)
    }

    /// Whether the store is where the job has left it; it is not after a transaction was taken back.
    private func isCurrent(_ job: PostingJob?, in db: Database) throws -> Bool {
        let building = try Row.fetchAll(
            try db.cachedStatement(sql: "SELECT segment, progress FROM posting_segment WHERE state = 'building'"))
        if let job, building.count == 1, building[0][0] == job.segment, building[0][1] == job.progress { return true }
        guard !building.isEmpty else { return false }
        try db.execute(sql: "UPDATE posting_segment SET state = 'dead' WHERE state = 'building'")
        return false
    }

    /// Rows of a dead segment that one slice deletes.
    private static let droppedAtOnce = 2_000

    private func dropSome(in db: Database) throws -> Bool {
        let dead = try db.cachedStatement(sql: "SELECT segment FROM posting_segment WHERE state = 'dead' LIMIT 1")
        guard let segment = try Int64.fetchOne(dead) else { return false }
        if try !PostingRows(db: db).delete(Self.droppedAtOnce, from: segment) {
            try db.execute(sql: "DELETE FROM posting_segment WHERE segment = ?", arguments: [segment])
        }
        return true
    }
}
