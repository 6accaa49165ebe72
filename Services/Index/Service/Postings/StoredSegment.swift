internal import GRDB
internal import GRDBSQLite
internal import Postings

/// Reads the rows of one segment in order, within the caller's transaction.
final class StoredSegment: SegmentSource {
    private let db: Database
    private let segment: Int64
    private let statement: Statement

    /// Starts behind a key, or at the first.
    init(_ segment: Int64, after key: TermKey?, in db: Database) throws {
        (self.db, self.segment) = (db, segment)
        // Not a cached one: the sources of a merge are read side by side.
        statement = try db.makeStatement(
            sql: "SELECT key, docs, places FROM posting WHERE key BETWEEN ? AND ? ORDER BY key")
        let first = PostingRows.row(of: TermKey(rawValue: 0), in: segment)
        let next = key.map { PostingRows.row(of: TermKey(rawValue: $0.rawValue + 1), in: segment) }
        try statement.setArguments([next ?? first, first | PostingRows.keyMask])
    }

    func next() throws -> SegmentRow? {
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW:
            let docs = PostingRows.bytes(statement.sqliteStatement, 1)
            return SegmentRow(
                key: PostingRows.key(of: sqlite3_column_int64(statement.sqliteStatement, 0)), docs: docs,
                places: try places(PostingRows.bytes(statement.sqliteStatement, 2), docs))
        case SQLITE_DONE: return nil
        default: throw PostingRows.failure(in: db)
        }
    }

    /// The places of a row; where its parts are damaged what stands in their stead, which is too little for its documents.
    private func places(_ stored: [UInt8], _ docs: [UInt8]) throws -> [UInt8] {
        guard let list = PostingList(docs: docs),
            PostingParts.Head.stands(inBytes: stored.count, ofDocuments: list.count)
        else { return stored }
        return try PostingParts.Head(stored).flatMap { try PostingParts(db: db).places($0, of: segment) } ?? stored
    }
}
