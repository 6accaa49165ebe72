internal import GRDB
internal import GRDBSQLite
internal import Postings

/// Reads parts of the places of posting lists, by SQLite's incremental reading of blobs.
///
/// It must go before the caller's transaction ends, as what reads in it does.
final class StoredPlaces {
    private let db: Database
    private var blob: OpaquePointer?

    init(_ db: Database) { self.db = db }

    deinit { sqlite3_blob_close(blob) }

    /// The list of a row with the places of some groups of its documents; nil where its skip table is damaged.
    func part(of list: PostingList, _ groups: [Int], row: Int64) throws -> PostingList? {
        try open(row)
        return try list.withPlaces(of: groups, size: Int(sqlite3_blob_bytes(blob))) { try read($0) }
    }

    private func open(_ row: Int64) throws {
        let status =
            blob == nil
            ? sqlite3_blob_open(db.sqliteConnection, "main", "posting", "places", row, 0, &blob)
            : sqlite3_blob_reopen(blob, row)
        guard status == SQLITE_OK else { throw PostingRows.failure(in: db) }
    }

    private func read(_ range: Range<Int>) throws -> [UInt8] {
        var status = SQLITE_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { target, count in
            status = sqlite3_blob_read(blob, target.baseAddress, Int32(range.count), Int32(range.lowerBound))
            count = status == SQLITE_OK ? range.count : 0
        }
        guard status == SQLITE_OK else { throw PostingRows.failure(in: db) }
        return bytes
    }
}
