import Foundation
import GRDB
import Links
import Messages
import StageKit

/// Takes files that are handed in over the query socket: chunk by chunk, resumable, repeatable until accepted.
actor OfferDesk {
    private let context: HeadContext
    private var open: [String: StoredBodySink] = [:]
    private var lastUsed: [String: Instant] = [:]
    private let limit = 16
    /// How long a place is kept for somebody who sends nothing more; the bytes stay for whoever comes again.
    private let patience: Duration = .seconds(30)

    init(context: HeadContext) { self.context = context }

    /// Answers an offer: accepted already, or send from an offset, or come again.
    func take(_ offer: Offer) async throws -> OfferAnswer {
        let hash = try check(offer)
        let store = context.store
        if try await store.pool.read({ try store.blobs.contains(hash, in: $0) }) {
            return try await record(offer, blob: nil)
        }
        if offer.size == 0 { return try await finish(offer, try await sink(for: offer, hash)) }
        giveUpIdle()
        guard open.count < limit || open[offer.documentId] != nil else { return OfferAnswer(state: "busy") }
        guard try await hasRoom() else { return OfferAnswer(state: "busy") }
        return OfferAnswer(state: "send", offset: try await sink(for: offer, hash).offset())
    }

    /// Takes a chunk; the last one commits the document.
    func take(_ chunk: OfferChunk, bytes: BodyChunk) async throws -> OfferAnswer {
        let hash = try check(chunk.offer)
        let sink = try await sink(for: chunk.offer, hash)
        try await sink.append(bytes)
        let offset = try await sink.offset()
        guard offset >= chunk.offer.size else { return OfferAnswer(state: "send", offset: offset) }
        return try await finish(chunk.offer, sink)
    }

    private func check(_ offer: Offer) throws -> ContentHash {
        guard let hash = ContentHash(hex: offer.documentId), offer.size >= 0,
            (1...255).contains(offer.fileName.utf8.count), !offer.fileName.contains("/"), offer.tags.count <= 32
        else { throw LinkError(.badQuestion, "an offer needs a SHA-256, a size, and a file name of 1 to 255 bytes") }
        return hash
    }

    private func hasRoom() async throws -> Bool {
        try await context.store.pool.read { try Outbox.count(in: $0) } < context.configuration.backlog
    }

    private func sink(for offer: Offer, _ hash: ContentHash) async throws -> StoredBodySink {
        lastUsed[offer.documentId] = .now
        if let sink = open[offer.documentId] { return sink }
        let sink = StoredBodySink(hash, size: offer.size, in: context.store.blobs)
        open[offer.documentId] = sink
        return sink
    }

    private func giveUpIdle() {
        guard open.count >= limit else { return }
        for (id, time) in lastUsed where Instant.now - time > patience { forget(id) }
    }

    private func forget(_ id: String) {
        open[id] = nil
        lastUsed[id] = nil
    }

    private func finish(_ offer: Offer, _ sink: StoredBodySink) async throws -> OfferAnswer {
        forget(offer.documentId)
        return try await record(offer, blob: try await sink.finish())
    }

    private func record(_ offer: Offer, blob: StagedBlob?) async throws -> OfferAnswer {
        let outcome = try await context.store.committer.commit { db -> Recorded.Outcome in
            guard let hash = ContentHash(hex: offer.documentId) else { return .repeated }
            let path = InboxPath((offer.tags + [offer.fileName]).joined(separator: "/"))
            guard let blob else {
                return try Self.seeAgain(hash, path: path, size: offer.size, in: db)
            }
            let item = IntakeItem(
                path: path, stamp: FileStamp(inode: 0, size: offer.size, modified: 0), blob: blob,
                mediaType: MediaTypeGuess.type(ofName: offer.fileName), sidecar: nil)
            let recorded = try item.record(in: db) { _ in }
            try IntakeItem.markCleared([recorded.sighting], in: db)
            try Handover.append(item, recorded.outcome, in: db)
            return recorded.outcome
        }
        context.outbox.announceGrowth()
        return OfferAnswer(state: outcome == .new ? "accepted" : "duplicate", offset: offer.size)
    }

    /// The bytes are here already: a further sighting, unless this very path was seen before.
    private static func seeAgain(
        _ hash: ContentHash, path: InboxPath, size: Int64, in db: Database
    ) throws -> Recorded.Outcome {
        let known = try Int.fetchOne(
            db, sql: "SELECT 1 FROM sighting WHERE document = ? AND path = ?", arguments: [hash.data, path.text])
        if known == nil {
            let tags = String(decoding: try WireJSON.encode(path.tags), as: UTF8.self)
            try db.execute(
                sql: """
                    INSERT INTO sighting (document, path, name, tags, inode, size, modified_ns, present, seen_at)
                    VALUES (?, ?, ?, ?, 0, ?, 0, 0, ?)
                    """,
                arguments: [hash.data, path.text, path.name, tags, size, Timestamp.now.milliseconds])
        }
        guard let document = try DocumentRecord.find(hash, in: db),
            document.state == .unsupported || document.state == .failed
        else { return .duplicate }
        try Retry.again(document, in: db)
        return .retried
    }
}
