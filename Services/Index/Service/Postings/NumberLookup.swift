internal import GRDB
internal import GRDBSQLite

/// Looks one number after the other up by one statement, by SQLite's own calls: a report has a hundred values and words.
struct NumberLookup {
    private let db: Database
    private let statement: OpaquePointer

    /// Takes a statement that selects one number.
    init(_ sql: String, in db: Database) throws {
        self.db = db
        statement = try db.cachedStatement(sql: sql).sqliteStatement
    }

    /// The number of a word; nil where there is none.
    func number(of word: [UInt8]) throws -> Int64? {
        word.withUnsafeBufferPointer { PostingRows.bind($0, to: statement, at: 1) }
        return try first()
    }

    /// The number of a field's value; nil where there is none.
    func number(of field: UInt8, _ value: String) throws -> Int64? {
        sqlite3_bind_int64(statement, 1, Int64(field))
        bind(value, at: 2)
        return try first()
    }

    /// The number of two texts together; nil where there is none.
    func number(of first: String, _ second: String) throws -> Int64? {
        bind(first, at: 1)
        bind(second, at: 2)
        return try self.first()
    }

    private func first() throws -> Int64? {
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return sqlite3_column_int64(statement, 0)
        case SQLITE_DONE: return nil
        default: throw PostingRows.failure(in: db)
        }
    }

    private func bind(_ text: String, at index: Int32) {
        // An empty text may have no address, which SQLite would take for NULL.
        guard !text.isEmpty else {
            sqlite3_bind_text(statement, index, "", 0, PostingRows.transient)
            return
        }
        var text = text
        _ = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text64(
                    statement, index, $0.baseAddress, UInt64($0.count), PostingRows.transient, UInt8(SQLITE_UTF8))
            }
        }
    }
}
