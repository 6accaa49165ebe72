import Crypto
import Foundation
package import GRDB
package import Messages

/// A blob that is not what its row says.
package struct BlobFault: Sendable, Equatable {
    /// What is wrong with it.
    package enum Kind: String, Sendable {
        /// Its file is not there.
        case missing
        /// It has another size.
        case wrongSize
        /// Its bytes have another hash.
        case wrongHash
        /// The disk would not give its bytes.
        case unreadable
    }

    /// The hash it should have.
    package let hash: ContentHash
    /// What is wrong.
    package let kind: Kind
}

/// What a check of every blob found.
package struct BlobAudit: Sendable, Equatable {
    /// How many blobs were read.
    package var checked = 0
    /// How many bytes they have.
    package var bytes: Int64 = 0
    /// Those that are not what they should be, in the order of their hashes.
    package var faults: [BlobFault] = []
}

extension BlobStore {
    /// Reads every blob and compares its hash, a page of rows at a time, so that no read transaction lasts long.
    package func verify(in reader: any DatabaseReader) throws -> BlobAudit {
        var audit = BlobAudit()
        var last = Data()
        while true {
            let page = try reader.read { db in
                try Row.fetchAll(
                    db,
                    sql: "SELECT sha256, size, bytes FROM blob WHERE sha256 > ? ORDER BY sha256 LIMIT 64",
                    arguments: [last]
                )
            }
            guard let end = page.last else { return audit }
            last = end[0]
            for row in page {
                guard let hash = ContentHash(bytes: row[0] as Data) else { continue }
                let size: Int64 = row[1]
                audit.checked += 1
                audit.bytes += size
                guard let kind = fault(of: hash, size: size, inline: row[2]) else { continue }
                // It may have been released, and collected, since its row was read.
                guard try reader.read({ try contains(hash, in: $0) }) else { continue }
                audit.faults.append(BlobFault(hash: hash, kind: kind))
            }
        }
    }

    /// Reads one blob and compares its hash.
    package func verify(_ hash: ContentHash, in db: Database) throws -> BlobFault? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT size, bytes FROM blob WHERE sha256 = ?",
            arguments: [hash.data]
        )
        guard let row else { return BlobFault(hash: hash, kind: .missing) }
        return fault(of: hash, size: row[0], inline: row[1]).map { BlobFault(hash: hash, kind: $0) }
    }

    private func fault(of hash: ContentHash, size: Int64, inline: Data?) -> BlobFault.Kind? {
        do {
            let reader =
                try inline.map { BlobReader(hash: hash, bytes: $0) }
                ?? BlobReader(hash: hash, size: size, path: path(of: hash))
            guard reader.size == size else { return .wrongSize }
            var hasher = SHA256()
            try reader.forEachPiece { hasher.update(data: $0) }
            return try hasher.finalize().contentHash == hash ? nil : .wrongHash
        } catch let error as BlobError {
            return switch error.code {
            case .missing: .missing
            case .corrupt: .wrongSize
            default: .unreadable
            }
        } catch {
            return .unreadable
        }
    }
}
