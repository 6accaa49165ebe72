import Foundation
import GRDB
package import Links
import Messages
package import ZeroMQ

extension Parcel {
    /// Makes a parcel of stored parts: a small body rides along, a large one is named.
    init(payload: Data, content: Data?, blobs: BlobStore, in db: Database) throws {
        self.init(payload: Frame(payload))
        guard let content, let hash = ContentHash(bytes: content) else { return }
        let reader = try blobs.open(hash, in: db)
        let reference = ContentReference(sha256: hash.hex, size: reader.size)
        guard reader.size <= Int64(Parcel.inlineLimit) else {
            self.content = .remote(reference)
            return
        }
        self.content = .inline(reference, Frame(try reader.read(offset: 0, length: Int(reader.size))))
    }

    /// Makes a parcel to be sent; of a body that is lost no more than its name.
    init(sending payload: Data, content: Data?, blobs: BlobStore, in db: Database) throws {
        do {
            try self.init(payload: payload, content: content, blobs: blobs, in: db)
        } catch let error as BlobError where error.isOfTheBody {
            guard let content else { throw error }
            // Its consumer will not get the body and sets it aside; those behind it go on.
            try self.init(payload: payload, lost: content, in: db)
        }
    }

    /// Names a body that is not here as it should be.
    init(payload: Data, lost content: Data, in db: Database) throws {
        self.init(payload: Frame(payload))
        let size = try Int64.fetchOne(db, sql: "SELECT size FROM blob WHERE sha256 = ?", arguments: [content])
        let hash = content.map { String(format: "%02x", $0) }.joined()
        // Without a row nobody knows the size; of nothing at all nothing would be asked for.
        self.content = .remote(ContentReference(sha256: hash, size: max(1, size ?? 1)))
    }
}

/// Gives the parts of a store's bodies to whoever asks on the bulk socket.
package struct StoredBodies: BodySource {
    private let store: Store

    package init(store: Store) { self.store = store }

    package func read(_ get: BlobGet) async throws -> (part: Frame, size: Int64)? {
        guard let hash = ContentHash(hex: get.sha256) else { return nil }
        let blobs = store.blobs
        return try await store.pool.read { db in
            do {
                guard try blobs.contains(hash, in: db) else { return nil }
                let reader = try blobs.open(hash, in: db)
                let part = try reader.read(offset: get.offset, length: min(get.length, BlobGet.chunk))
                return (Frame(part), reader.size)
            } catch let error as BlobError where error.isOfTheBody {
                return nil
            }
        }
    }
}
