import GRDB
import Links
import Messages

/// Consumers that are fed with a ``RecordFeed`` in place of the outbox's rows.
extension Outbox {
    /// The next records, as ``items(after:topics:limit:bytes:)`` has rows.
    nonisolated(nonsending) func items(
        of records: RecordFeed, after sequence: Int64, limit: Int, bytes: Int64
    ) async throws -> (items: [OutboundItem], through: Int64) {
        let blobs = store.blobs
        return try await store.read { db in
            var items: [OutboundItem] = []
            var weight: Int64 = 0
            var last = sequence
            while items.count < limit, weight < bytes {
                guard let record = try records.next(last, blobs, db) else {
                    return (items, max(try Self.head(in: db), sequence))
                }
                let item = try OutboundItem(record, blobs: blobs, in: db)
                weight += item.parcel.weight
                items.append(item)
                last = record.seq
            }
            return (items, last)
        }
    }

    /// Whether a consumer wants the records, and not the rows.
    func isOfRecords(_ hello: Hello) -> Bool { records.map { hello.topics == [$0.topic] } ?? false }
}

extension OutboundItem {
    fileprivate init(_ record: RecordFeed.Record, blobs: BlobStore, in db: Database) throws {
        let item = record.item
        self.init(
            seq: record.seq, topic: item.topic, subject: item.subject, trace: item.trace,
            parcel: try Parcel(sending: item.payload, content: item.content?.data, blobs: blobs, in: db))
    }
}
