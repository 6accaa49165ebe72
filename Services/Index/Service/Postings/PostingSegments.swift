internal import GRDB
internal import Postings

/// The list of segments.
struct PostingSegments {
    /// What the rows of a segment are for.
    enum Role: String {
        /// Searches read them.
        case live
        /// Estimates read them.
        case sample
    }

    /// A segment that is whole.
    struct Segment: Equatable {
        /// Its number, from 1.
        var segment: Int64
        /// The sequences between which its reports lie.
        var first: Int64
        var last: Int64
        /// How many reports were put in.
        var documents: Int
    }

    /// The caller's transaction.
    let db: Database

    /// A block's segments of a role in the order of their reports; of samples there is one at the most.
    func segments(_ role: Role = .live, in block: Int64) throws -> [Segment] {
        let all = try db.cachedStatement(
            sql: """
                SELECT segment, first, last, documents FROM posting_segment
                WHERE block = ? AND state = ? ORDER BY first
                """)
        return try Row.fetchAll(all, arguments: [block, role.rawValue]).map {
            Segment(segment: $0[0], first: $0[1], last: $0[2], documents: $0[3])
        }
    }

    /// Begins a segment under the lowest number that is free.
    func begin(block: Int64, first: Int64, last: Int64, documents: Int) throws -> Int64 {
        let lowest = try db.cachedStatement(
            sql: """
                SELECT min(number) FROM (
                    SELECT 1 AS number UNION ALL SELECT segment + 1 FROM posting_segment
                ) WHERE number <= 2047 AND number NOT IN (SELECT segment FROM posting_segment)
                """)
        guard let free = try Int64.fetchOne(lowest) else {
            throw IndexError(
                .full, "The index has no number left for a segment", hint: "Start a second archive for new reports")
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO posting_segment (segment, block, first, last, documents, state)
                VALUES (?, ?, ?, ?, ?, 'building')
                """
        )
        .execute(arguments: [free, block, first, last, documents])
        return free
    }

    /// Makes a segment that is whole visible in the place of others.
    func replace(_ others: [Int64], by segment: Int64, as role: Role = .live) throws {
        try drop(others)
        try db.cachedStatement(sql: "UPDATE posting_segment SET state = ? WHERE segment = ?")
            .execute(arguments: [role.rawValue, segment])
    }

    /// Leaves segments to be deleted.
    func drop(_ segments: [Int64]) throws {
        let drop = try db.cachedStatement(sql: "UPDATE posting_segment SET state = 'dead' WHERE segment = ?")
        for segment in segments { try drop.execute(arguments: [segment]) }
    }

    /// The next segments to become one: many small ones, all of a block that gets no more, or one with many dead reports or
    /// without parts.
    func merge() throws -> (block: Int64, sources: [Segment])? {
        let many = try db.cachedStatement(
            sql: """
                SELECT block FROM posting_segment WHERE state = 'live' AND documents < ?
                GROUP BY block HAVING count(*) >= ? LIMIT 1
                """)
        if let block = try Int64.fetchOne(many, arguments: [PostingUpkeep.smallBelow, PostingUpkeep.mergeAt]) {
            return (block, try segments(in: block).filter { $0.documents < PostingUpkeep.smallBelow })
        }
        let full = try db.cachedStatement(
            sql: """
                SELECT block FROM posting_segment JOIN posting_block USING (block)
                WHERE state = 'live' AND block < ? GROUP BY block
                HAVING count(*) > 1 OR (sum(documents) - living) * 4 > sum(documents) OR min(parts) = 0 LIMIT 1
                """)
        return try Int64.fetchOne(full, arguments: [open()]).map { ($0, try segments(in: $0)) }
    }

    /// The next block that gets no more, is one segment of at least so many reports and has no sample of it.
    func unsampled(from count: Int) throws -> (block: Int64, source: Segment)? {
        let full = try db.cachedStatement(
            sql: """
                SELECT block FROM posting_segment WHERE state IN ('live', 'sample') AND block < ? GROUP BY block
                HAVING count(*) = 1 AND sum(documents) >= ? LIMIT 1
                """)
        guard let block = try Int64.fetchOne(full, arguments: [open(), count]) else { return nil }
        return try segments(in: block).first.map { (block, $0) }
    }

    /// The lowest block that may get more.
    private func open() throws -> Int64 {
        let open = try db.cachedStatement(
            sql: """
                SELECT min(block) FROM (
                    SELECT max(block) AS block FROM posting_block UNION ALL
                    SELECT min(sequence) >> 16 FROM posting_tail HAVING count(*) > 0)
                """)
        return try Int64.fetchOne(open) ?? 0
    }
}
