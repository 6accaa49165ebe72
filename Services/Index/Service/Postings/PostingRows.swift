internal import GRDB
internal import GRDBSQLite
internal import Postings

/// The rows of posting lists, read and written by SQLite's own calls: a search reads hundreds of them, a merge thousands.
struct PostingRows {
    /// The caller's transaction.
    let db: Database

    /// A segment's list of one key.
    func list(of key: TermKey, in segment: Int64, withPlaces: Bool) throws -> PostingList? {
        let statement = try db.cachedStatement(
            sql: withPlaces
                ? "SELECT docs, places FROM posting WHERE key = ?" : "SELECT docs FROM posting WHERE key = ?"
        ).sqliteStatement
        defer { sqlite3_reset(statement) }
        sqlite3_bind_int64(statement, 1, Self.row(of: key, in: segment))
        guard try step(statement) else { return nil }
        return try list(statement, docs: 0, places: withPlaces ? 1 : nil, of: key, in: segment)
    }

    /// What a list's row has in the place of its places; nil where these stand there themselves.
    func head(of list: PostingList, _ key: TermKey, in segment: Int64) throws -> PostingParts.Head? {
        let statement = try db.cachedStatement(sql: "SELECT places FROM posting WHERE key = ?").sqliteStatement
        defer { sqlite3_reset(statement) }
        sqlite3_bind_int64(statement, 1, Self.row(of: key, in: segment))
        guard try step(statement) else { throw Self.damaged(key) }
        let size = Int(sqlite3_column_bytes(statement, 0))
        guard PostingParts.Head.stands(inBytes: size, ofDocuments: list.count) else { return nil }
        guard let head = PostingParts.Head(Self.bytes(statement, 0)) else { throw Self.damaged(key) }
        return head
    }

    /// A segment's lists of all keys of a range.
    func lists(
        of keys: ClosedRange<TermKey>, in segment: Int64, withPlaces: Bool
    ) throws -> [(key: TermKey, list: PostingList)] {
        let statement = try db.cachedStatement(
            sql: withPlaces
                ? "SELECT key, docs, places FROM posting WHERE key BETWEEN ? AND ? ORDER BY key"
                : "SELECT key, docs FROM posting WHERE key BETWEEN ? AND ? ORDER BY key"
        ).sqliteStatement
        defer { sqlite3_reset(statement) }
        sqlite3_bind_int64(statement, 1, Self.row(of: keys.lowerBound, in: segment))
        sqlite3_bind_int64(statement, 2, Self.row(of: keys.upperBound, in: segment))
        var lists: [(TermKey, PostingList)] = []
        while try step(statement) {
            let key = Self.key(of: sqlite3_column_int64(statement, 0))
            lists.append((key, try list(statement, docs: 1, places: withPlaces ? 2 : nil, of: key, in: segment)))
        }
        return lists
    }

    /// Which keys of a range a segment has.
    func keys(_ keys: ClosedRange<TermKey>, in segment: Int64) throws -> [TermKey] {
        let statement = try db.cachedStatement(sql: "SELECT key FROM posting WHERE key BETWEEN ? AND ?")
        return try Int64.fetchAll(
            statement,
            arguments: [Self.row(of: keys.lowerBound, in: segment), Self.row(of: keys.upperBound, in: segment)]
        ).map(Self.key)
    }

    /// Adds rows to a segment.
    func insert(_ rows: [SegmentRow], into segment: Int64) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO posting (key, docs, places) VALUES (?, ?, ?)")
            .sqliteStatement
        let parts = PostingParts(db: db)
        var next = try parts.next(in: segment)
        for row in rows {
            let head = try parts.store(row, of: segment, from: &next)
            defer { sqlite3_reset(statement) }
            sqlite3_bind_int64(statement, 1, Self.row(of: row.key, in: segment))
            row.docs.withUnsafeBufferPointer { Self.bind($0, to: statement, at: 2) }
            (head ?? row.places).withUnsafeBufferPointer { Self.bind($0, to: statement, at: 3) }
            _ = try step(statement)
        }
        sqlite3_clear_bindings(statement)
    }

    /// Takes some of a segment's rows out; true while there may be more.
    func delete(_ count: Int, from segment: Int64) throws -> Bool {
        if try PostingParts(db: db).delete(count, from: segment) { return true }
        let first = Self.row(of: TermKey(rawValue: 0), in: segment)
        return try RowRange(table: "posting", key: "key", keys: first...(first | Self.keyMask)).delete(count, in: db)
    }

    /// The number of a row.
    static func row(of key: TermKey, in segment: Int64) -> Int64 {
        segment << Int64(TermKey.bits) | Int64(truncatingIfNeeded: key.rawValue)
    }

    /// The key of a row.
    static func key(of row: Int64) -> TermKey { TermKey(rawValue: UInt64(truncatingIfNeeded: row & keyMask)) }

    static let keyMask: Int64 = 1 << Int64(TermKey.bits) - 1

    /// The list of a row; its places where their column is named.
    private func list(
        _ statement: OpaquePointer?, docs: Int32, places: Int32?, of key: TermKey, in segment: Int64
    ) throws -> PostingList {
        let docs = Self.bytes(statement, docs)
        guard let list = PostingList(docs: docs) else { throw Self.damaged(key) }
        guard let places else { return list }
        var stored = Self.bytes(statement, places)
        if PostingParts.Head.stands(inBytes: stored.count, ofDocuments: list.count) {
            guard let head = PostingParts.Head(stored), let whole = try PostingParts(db: db).places(head, of: segment)
            else { throw Self.damaged(key) }
            stored = whole
        }
        guard let whole = PostingList(docs: docs, places: stored) else { throw Self.damaged(key) }
        return whole
    }

    private static func damaged(_ key: TermKey) -> IndexError {
        IndexError(.corrupt, "The posting list \(key.rawValue) is damaged", hint: "Run guidang verify")
    }

    static func bytes(_ statement: OpaquePointer?, _ column: Int32) -> [UInt8] {
        guard let blob = sqlite3_column_blob(statement, column) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// The bytes must stay until the statement is stepped, as they do in ``insert(_:into:)``'s turn.
    static func bind(_ bytes: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer?, at index: Int32) {
        // An empty array may have no address, which SQLite would take for NULL.
        guard let base = bytes.baseAddress, !bytes.isEmpty else {
            sqlite3_bind_zeroblob(statement, index, 0)
            return
        }
        sqlite3_bind_blob(statement, index, base, Int32(bytes.count), transient)
    }

    /// SQLITE_TRANSIENT: SQLite keeps its own copy.
    static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func step(_ statement: OpaquePointer?) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw Self.failure(in: db)
        }
    }

    /// What SQLite says of the call before.
    static func failure(in db: Database) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
            message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
}
