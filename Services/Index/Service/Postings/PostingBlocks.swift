internal import Foundation
internal import GRDB
internal import Postings

/// What is kept of each block: which of its flushed reports are current, and what orders and weighs them.
struct PostingBlocks {
    /// Bits of a sequence below its block.
    static let shift: Int64 = 16

    /// The caller's transaction.
    let db: Database

    /// The flushed reports that are current.
    func live(_ block: Int64) throws -> BlockBitmap {
        let one = try db.cachedStatement(sql: "SELECT live FROM posting_block WHERE block = ?")
        guard let data = try Data.fetchOne(one, arguments: [block]) else { return BlockBitmap() }
        guard let bitmap = BlockBitmap(bytes: data) else { throw Self.damaged(block) }
        return bitmap
    }

    /// Takes a flushed report out of the search; its postings go when its segment is merged.
    func retire(_ sequence: Int64) throws {
        let block = sequence >> Self.shift
        var live = try live(block)
        let document = UInt16(truncatingIfNeeded: sequence)
        guard live.contains(document) else { return }
        live.remove(document)
        try db.cachedStatement(sql: "UPDATE posting_block SET live = ?, living = living - 1 WHERE block = ?")
            .execute(arguments: [Data(live.bytes), block])
    }

    /// Takes reports over from the tail; those that left it meanwhile are not current any more.
    func take(_ entries: [PostingTail.Entry], of block: Int64, from tail: PostingTail) throws {
        var live = try live(block)
        let known = try stored(block)
        var columns = known.map { StoredColumns($0.columns) } ?? StoredColumns()
        var count = 0
        for entry in entries where try tail.remove(entry.sequence) {
            live.insert(UInt16(truncatingIfNeeded: entry.sequence))
            columns.set(entry)
            count += 1
        }
        tail.cache.forget(entries.lazy.map(\.sequence))
        try db.cachedStatement(
            sql: """
                INSERT INTO posting_block (block, generation, flushed, living, live, columns) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (block) DO UPDATE SET generation = excluded.generation, flushed = flushed + excluded.flushed,
                    living = living + excluded.living, live = excluded.live, columns = excluded.columns
                """
        )
        .execute(arguments: [
            block, (known?.generation ?? 0) + 1, entries.count, count, Data(live.bytes), columns.data,
        ])
    }

    /// What orders and weighs a block's flushed reports; `generation` changes with it.
    func stored(_ block: Int64) throws -> (generation: Int64, columns: BlockColumns)? {
        let one = try db.cachedStatement(sql: "SELECT generation, columns FROM posting_block WHERE block = ?")
        guard let row = try Row.fetchOne(one, arguments: [block]) else { return nil }
        guard let columns = StoredColumns.read(row[1]) else { throw Self.damaged(block) }
        return (row[0], columns)
    }

    static func damaged(_ block: Int64) -> IndexError {
        IndexError(.corrupt, "Block \(block) of the postings is damaged", hint: "Run guidang verify")
    }
}
