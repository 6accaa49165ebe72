internal import GRDB
internal import GRDBSQLite
internal import Postings

/// The places of long lists, in parts: rows of `posting_part`, which are found without going through those before.
///
/// In the place of its places the row of such a list has the local number of the first part and the bytes of all places,
/// four bytes each, little-endian, and the skip table: fewer bytes than entries of the documents would have.
struct PostingParts {
    /// The caller's transaction.
    let db: Database

    /// What the row of a list has in the place of its places.
    struct Head {
        let first: Int64
        let size: Int
        let table: [UInt8]
        let parts: PlaceParts

        static let numbers = 8

        /// Whether a row of so many documents with so many bytes of places has a head in their stead.
        static func stands(inBytes bytes: Int, ofDocuments count: Int) -> Bool {
            count > PostingList.stride && bytes == numbers + PostingList.tableLength(count: count)
        }

        /// Takes what such a row has; nil where it is damaged.
        init?(_ bytes: [UInt8]) {
            guard bytes.count >= Self.numbers else { return nil }
            func number(_ start: Int) -> Int { bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) } }
            (first, size) = (Int64(number(0)), number(4))
            table = Array(bytes[Self.numbers...])
            guard let parts = PlaceParts(table: table, size: size) else { return nil }
            self.parts = parts
        }
    }

    /// Stores the places of a list in parts from a local number on, and gives its head; nil for a list that stays as it is.
    func store(_ row: SegmentRow, of segment: Int64, from first: inout Int64) throws -> [UInt8]? {
        guard let list = PostingList(docs: row.docs),
            let parts = PlaceParts(cutting: row.places, ofDocuments: list.count)
        else { return nil }
        let statement = try db.cachedStatement(sql: "INSERT INTO posting_part (number, places) VALUES (?, ?)")
            .sqliteStatement
        var head: [UInt8] = []
        for number in [UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: row.places.count)] {
            withUnsafeBytes(of: number.littleEndian) { head += $0 }
        }
        head += row.places[..<parts.bounds[0]]
        for part in 0..<parts.count {
            defer { sqlite3_reset(statement) }
            sqlite3_bind_int64(statement, 1, Self.number(of: first, in: segment))
            row.places[parts.bytes(of: part)].withUnsafeBufferPointer {
                PostingRows.bind($0, to: statement, at: 2)
            }
            guard sqlite3_step(statement) == SQLITE_DONE else { throw PostingRows.failure(in: db) }
            first += 1
        }
        sqlite3_clear_bindings(statement)
        return head
    }

    /// The local number behind the last part of a segment.
    func next(in segment: Int64) throws -> Int64 {
        let last = try db.cachedStatement(sql: "SELECT max(number) FROM posting_part WHERE number BETWEEN ? AND ?")
        let numbers = Self.numbers(of: segment)
        let found = try Int64.fetchOne(last, arguments: [numbers.lowerBound, numbers.upperBound])
        return found.map { ($0 & Self.localMask) + 1 } ?? 0
    }

    /// All places of a list; nil where parts are missing or damaged.
    func places(_ head: Head, of segment: Int64) throws -> [UInt8]? {
        let statement = try db.cachedStatement(
            sql: "SELECT places FROM posting_part WHERE number BETWEEN ? AND ? ORDER BY number"
        ).sqliteStatement
        defer { sqlite3_reset(statement) }
        sqlite3_bind_int64(statement, 1, Self.number(of: head.first, in: segment))
        sqlite3_bind_int64(statement, 2, Self.number(of: head.first + Int64(head.parts.count - 1), in: segment))
        var places = head.table
        places.reserveCapacity(head.size)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                let count = Int(sqlite3_column_bytes(statement, 0))
                places += UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, 0), count: count)
            case SQLITE_DONE: return places.count == head.size ? places : nil
            default: throw PostingRows.failure(in: db)
            }
        }
    }

    /// The bytes of one part; empty where it is missing.
    func part(_ number: Int64, of segment: Int64) throws -> [UInt8] {
        let statement = try db.cachedStatement(sql: "SELECT places FROM posting_part WHERE number = ?").sqliteStatement
        defer { sqlite3_reset(statement) }
        sqlite3_bind_int64(statement, 1, Self.number(of: number, in: segment))
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return PostingRows.bytes(statement, 0)
        case SQLITE_DONE: return []
        default: throw PostingRows.failure(in: db)
        }
    }

    /// Takes some of a segment's parts out; true while there may be more.
    func delete(_ count: Int, from segment: Int64) throws -> Bool {
        try RowRange(table: "posting_part", key: "number", keys: Self.numbers(of: segment)).delete(count, in: db)
    }

    private static let localBits: Int64 = 32
    private static let localMask: Int64 = 1 << localBits - 1

    private static func number(of part: Int64, in segment: Int64) -> Int64 { segment << localBits | part }

    private static func numbers(of segment: Int64) -> ClosedRange<Int64> {
        number(of: 0, in: segment)...number(of: localMask, in: segment)
    }
}
