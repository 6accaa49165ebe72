internal import Foundation
internal import GRDB
internal import Postings

/// The reports that were committed last, each with its vector, until a flush makes a segment of them.
struct PostingTail {
    /// What the store keeps of one report.
    struct Entry {
        /// The version.
        var sequence: Int64
        /// What it is found by.
        var vector: ResolvedVector
        /// Days since 1970-01-01; 0 where the report has no date.
        var date: UInt16
        /// The year reported on; 0 for none.
        var year: UInt16
    }

    /// What tells the tail of one snapshot from that of any other: sequences are given once and ascend, so that of those
    /// up to the last one reports only ever go.
    struct State: Equatable {
        var count: Int
        var last: Int64
    }

    /// The caller's transaction.
    let db: Database
    /// Vectors that were read before.
    let cache: PostingCache

    /// Puts a report's vector in, as a worker has coded it.
    ///
    /// - Throws: ``IndexError/Code/malformed`` for bytes that no worker can have coded.
    func add(_ bytes: Data, of sequence: Int64, date: UInt16, year: UInt16) throws {
        guard let vector = DocumentVector(bytes: [UInt8](bytes)) else {
            throw IndexError(.malformed, "An index entry whose vector is damaged")
        }
        let known = PostingNumbers(db: db)
        let words = try known.words(vector.words).map { Int64($0.rawValue) }
        let numbers = words + (try known.values(vector.values)) + (try known.figures(vector.figures))
        guard let resolved = Self.resolve(vector, numbers) else {
            throw IndexError(.malformed, "An index entry whose vector does not fit its words")
        }
        try db.cachedStatement(
            sql: "INSERT INTO posting_tail (sequence, date, year, vector, numbers) VALUES (?, ?, ?, ?, ?)"
        )
        .execute(arguments: [sequence, Int(date), Int(year), bytes, Self.pack(numbers)])
        // A flush and searches would else read it again.
        cache.keep(resolved, of: sequence)
    }

    /// Takes a report out; false where it is not in the tail.
    func remove(_ sequence: Int64) throws -> Bool {
        try db.cachedStatement(sql: "DELETE FROM posting_tail WHERE sequence = ?").execute(arguments: [sequence])
        return db.changesCount == 1
    }

    /// How many reports there are.
    func count() throws -> Int {
        try Int.fetchOne(try db.cachedStatement(sql: "SELECT count(*) FROM posting_tail")) ?? 0
    }

    /// What belongs to each block, and the lists over it.
    func blocks() throws -> [Int64: TailBlock] {
        let state = try state()
        if let known = cache.tail(state) { return known }
        let blocks = Dictionary(grouping: try entries()) { $0.sequence >> PostingBlocks.shift }
            .mapValues(TailBlock.init)
        cache.keep(blocks, of: state)
        return blocks
    }

    /// What tells it from others.
    func state() throws -> State {
        let state = try db.cachedStatement(sql: "SELECT count(*), max(sequence) FROM posting_tail")
        return try Row.fetchOne(state).map { State(count: $0[0], last: $0[1] ?? 0) } ?? State(count: 0, last: 0)
    }

    /// The reports in order, at the most a number of them.
    func entries(limit: Int = .max) throws -> [Entry] {
        let all = try db.cachedStatement(
            sql: "SELECT sequence, date, year FROM posting_tail ORDER BY sequence LIMIT ?")
        return try Row.fetchAll(all, arguments: [limit]).map { row in
            let sequence: Int64 = row[0]
            return Entry(
                sequence: sequence, vector: try vector(of: sequence),
                date: UInt16(clamping: row[1] as Int),
                year: UInt16(clamping: row[2] as Int))
        }
    }

    private func vector(of sequence: Int64) throws -> ResolvedVector {
        if let known = cache.vector(of: sequence) { return known }
        let one = try db.cachedStatement(sql: "SELECT vector, numbers FROM posting_tail WHERE sequence = ?")
        guard let row = try Row.fetchOne(one, arguments: [sequence]),
            let vector = DocumentVector(bytes: [UInt8](row[0] as Data)),
            let numbers = Self.unpack(row[1]),
            let resolved = Self.resolve(vector, numbers)
        else {
            throw IndexError(.corrupt, "The vector of version \(sequence) is damaged", hint: "Run guidang verify")
        }
        cache.keep(resolved, of: sequence)
        return resolved
    }

    private static func resolve(_ vector: DocumentVector, _ numbers: [Int64]) -> ResolvedVector? {
        let valuesAt = vector.words.count
        let figuresAt = valuesAt + vector.values.count
        guard numbers.count == figuresAt + vector.figures.count else { return nil }
        return ResolvedVector(
            vector, words: numbers[..<valuesAt].map { UnitID(rawValue: UInt32(truncatingIfNeeded: $0)) },
            values: Array(numbers[valuesAt..<figuresAt]), figures: Array(numbers[figuresAt...]))
    }

    /// Eight bytes a number, little-endian.
    private static func pack(_ numbers: [Int64]) -> Data {
        var data = Data(capacity: numbers.count * 8)
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) } }
        return data
    }

    private static func unpack(_ data: Data) -> [Int64]? {
        guard data.count % 8 == 0 else { return nil }
        return data.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 8).map {
                Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int64.self))
            }
        }
    }
}
