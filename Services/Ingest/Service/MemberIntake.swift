import Foundation
import GRDB
import Links
import Messages
import StageKit

/// Takes in the documents that parse found in one: each becomes a document of its own, with that one as its parent.
struct MemberIntake {
    let blobs: BlobStore

    /// Records them, in the transaction that takes parse's item in; the bundle is let go.
    func take(_ item: DeliveredItem, in db: Database) throws {
        let unpacked = try WireJSON.decode(UnpackedDocument.self, from: item.parcel.payload)
        guard let parent = ContentHash(hex: unpacked.documentId),
            let hash = item.parcel.content.flatMap({ ContentHash(hex: $0.reference.sha256) })
        else { throw MemberBundle.Malformed() }
        let bundle = try blobs.open(hash, in: db)
        let origin = try Origin(of: parent, in: db)
        let head = try MemberBundle.tableEnd(bundle.read(offset: 0, length: 4))
        var offset = Int64(head)
        let table = try bytes(4..<offset, of: bundle)
        for entry in try MemberBundle.entries(of: table, bodies: Int(bundle.size - offset)) {
            let end = offset + Int64(entry.size)
            try record(entry, staged(offset..<end, of: bundle), origin, unpacked, in: db)
            offset = end
        }
        try blobs.release(hash, in: db)
    }

    /// Where the document that holds others came from.
    private struct Origin {
        let path: InboxPath
        let declared: [String: String]

        init(of document: ContentHash, in db: Database) throws {
            let first = try SightingRecord.all(of: document, in: db).first
            path = first?.path ?? InboxPath(document.hex)
            declared = first?.declared.flatMap { try? Sidecar.strings(in: $0) } ?? [:]
        }
    }

    private func record(
        _ entry: MemberBundle.Entry, _ blob: StagedBlob, _ origin: Origin, _ unpacked: UnpackedDocument,
        in db: Database
    ) throws {
        let parts = entry.path.split(separator: "/").filter { InboxPath.isPart(String($0)) }
        let path = parts.reduce(origin.path) { $0.appending(Array($1.utf8)) }
        // What was declared of the whole is true of its parts, but for what names the whole itself.
        let declared = try entry.declared.fitting(
            with: origin.declared.filter { !["source", "supersedes"].contains($0.key) })
        let item = IntakeItem(
            file: TakenFile(
                path: path, stamp: FileStamp(inode: 0, size: Int64(entry.size), modified: 0), sidecar: nil),
            blob: blob, mediaType: MediaTypeGuess.type(ofName: path.name), sidecar: try Sidecar(declared))
        let recorded = try item.record(in: db) { _ in }
        try IntakeItem.markCleared([recorded.sighting], in: db)
        try Membership(
            document: blob.hash, parent: unpacked.documentId, depth: unpacked.depth, page: try entry.page?.fitting()
        ).save(in: db)
        if entry.isCompanion {
            if recorded.outcome == .new { try DocumentRecord.setState(.archived, of: blob.hash, in: db) }
        } else {
            try Handover.append(item, recorded.outcome, in: db)
        }
    }

    private func staged(_ range: Range<Int64>, of bundle: BlobReader) throws -> StagedBlob {
        let writer = BlobWriter(store: blobs)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let piece = try bundle.read(offset: offset, length: Int(range.upperBound - offset))
            try piece.withUnsafeBytes { try writer.append($0) }
            offset += Int64(piece.count)
        }
        return try writer.finish()
    }

    private func bytes(_ range: Range<Int64>, of bundle: BlobReader) throws -> Data {
        var data = Data()
        while Int64(data.count) < range.upperBound - range.lowerBound {
            let piece = try bundle.read(
                offset: range.lowerBound + Int64(data.count),
                length: Int(range.upperBound - range.lowerBound) - data.count)
            guard !piece.isEmpty else { throw MemberBundle.Malformed() }
            data += piece
        }
        return data
    }
}
