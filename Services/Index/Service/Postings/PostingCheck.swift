internal import GRDB
internal import Postings

/// Holds the posting lists against the versions that they are of.
struct PostingCheck {
    /// The caller's snapshot.
    let db: Database
    /// Vectors that were read before.
    let cache: PostingCache

    /// What is wrong, in sentences; none when all is well.
    func faults() throws -> [String] {
        var faults: [String] = []
        let tail = Set(try PostingTail(db: db, cache: cache).entries().map(\.sequence))
        var posted = tail
        for block in try Int64.fetchAll(db, sql: "SELECT block FROM posting_block") {
            try PostingBlocks(db: db).live(block).forEach { posted.insert(block << PostingBlocks.shift | Int64($0)) }
            if try PostingBlocks(db: db).stored(block) == nil { faults.append("Block \(block) has no columns") }
            faults += try damagedLists(in: block)
        }
        let current = Set(try Int64.fetchAll(db, sql: "SELECT sequence FROM report_version WHERE state = 'current'"))
        let missing = current.subtracting(posted).count
        if missing > 0 { faults.append("\(missing) current reports without postings") }
        let surplus = posted.subtracting(current).count
        if surplus > 0 { faults.append("\(surplus) postings of no current report") }
        return faults
    }

    private func damagedLists(in block: Int64) throws -> [String] {
        var covered = BlockBitmap()
        var damaged = 0
        let segments = PostingSegments(db: db)
        for segment in try segments.segments(in: block) + segments.segments(.sample, in: block) {
            let rows = try StoredSegment(segment.segment, after: nil, in: db)
            while let row = try rows.next() {
                guard let list = PostingList(docs: row.docs, places: row.places), list.isWhole(for: row.key) else {
                    damaged += 1
                    continue
                }
                list.union(into: &covered)
            }
        }
        var faults = damaged == 0 ? [] : ["\(damaged) posting lists of block \(block) are damaged"]
        var uncovered = try PostingBlocks(db: db).live(block)
        uncovered.subtract(covered)
        if !uncovered.isEmpty { faults.append("\(uncovered.count) reports of block \(block) stand in no posting list") }
        return faults
    }
}
