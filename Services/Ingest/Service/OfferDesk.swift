import Foundation
import GRDB
import Links
import Messages
import Settings
import StageKit

/// Takes files that are handed in over the query socket: chunk by chunk, resumable, repeatable until accepted.
actor OfferDesk {
    private let context: HeadContext
    private let keeper: RejectionKeeper
    private let gate: DiskGate
    private let language: Language
    private var open: [String: StoredBodySink] = [:]
    /// Files whose last byte is here, until they are recorded.
    private var finishing: [String: Task<OfferAnswer, any Error>] = [:]
    private var lastUsed: [String: Instant] = [:]
    private let limit = 16
    /// How long a place is kept for somebody who sends nothing more; the bytes stay for whoever comes again.
    private let patience: Duration = .seconds(30)

    init(context: HeadContext, keeper: RejectionKeeper, gate: DiskGate, language: Language) {
        self.context = context
        self.keeper = keeper
        self.gate = gate
        self.language = language
    }

    /// Answers an offer: accepted already, or send from an offset, or come again.
    func take(_ offer: Offer) async throws -> OfferAnswer {
        let hash = try check(offer)
        if let answer = try await answerIfKept(offer, hash) { return answer }
        if offer.size == 0 { return try await finish(offer, try await sink(for: offer, hash)) }
        guard gate.admits(offer.size) else { return OfferAnswer(state: "full", reason: gate.reason(language)) }
        giveUpIdle()
        guard open.count < limit || open[offer.documentId] != nil else { return OfferAnswer(state: "busy") }
        guard try await hasRoom() else { return OfferAnswer(state: "busy") }
        return OfferAnswer(state: "send", offset: try await sink(for: offer, hash).offset())
    }

    /// Takes a chunk; the last one commits the document.
    func take(_ chunk: OfferChunk, bytes: BodyChunk) async throws -> OfferAnswer {
        let hash = try check(chunk.offer)
        // Of two who send the same file, the second one's chunks come after the end too.
        if let answer = try await answerIfKept(chunk.offer, hash) { return answer }
        let sink = try await sink(for: chunk.offer, hash)
        try await sink.append(bytes)
        let offset = try await sink.offset()
        guard offset >= chunk.offer.size else { return OfferAnswer(state: "send", offset: offset) }
        return try await finish(chunk.offer, sink)
    }

    /// A further sighting, where the bytes are here already or about to be; those that are damaged are sent again.
    private func answerIfKept(_ offer: Offer, _ hash: ContentHash) async throws -> OfferAnswer? {
        if let task = finishing[offer.documentId] { _ = try? await task.value }
        let store = context.store
        guard try await store.pool.read({ try store.blobs.isSound(hash, in: $0) }) else { return nil }
        if let sink = open[offer.documentId], finishing[offer.documentId] == nil {
            forget(offer.documentId)
            await sink.discard()
        }
        return try await record(offer, blob: nil)
    }

    private func check(_ offer: Offer) throws -> ContentHash {
        guard let hash = ContentHash(hex: offer.documentId), offer.size >= 0 else {
            throw LinkError(.badQuestion, "an offer needs a SHA-256 and a size")
        }
        // They become the parts of a path in rejected/.
        guard offer.tags.count <= 32, ([offer.fileName] + offer.tags).allSatisfy(InboxPath.isPart) else {
            throw LinkError(
                .badQuestion, "an offer's file name, and each of at most 32 tags, is one name of 1 to 255 bytes")
        }
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
        if finishing[offer.documentId] != nil, let answer = try await answerIfKept(offer, try check(offer)) {
            return answer
        }
        let task = Task { try await record(offer, blob: try await sink.finish()) }
        finishing[offer.documentId] = task
        // Only now: a chunk that comes meanwhile must not begin a transfer of its own.
        defer {
            finishing[offer.documentId] = nil
            forget(offer.documentId)
        }
        return try await task.value
    }

    private func record(_ offer: Offer, blob: StagedBlob?) async throws -> OfferAnswer {
        let outcome = try await context.store.committer.commit { db -> Recorded.Outcome in
            guard let hash = ContentHash(hex: offer.documentId) else { return .repeated }
            let path = InboxPath((offer.tags + [offer.fileName]).joined(separator: "/"))
            guard let blob else {
                return try Self.seeAgain(hash, path: path, size: offer.size, in: db)
            }
            let item = IntakeItem(
                file: TakenFile(
                    path: path, stamp: FileStamp(inode: 0, size: offer.size, modified: 0), sidecar: nil), blob: blob,
                mediaType: MediaTypeGuess.type(ofName: offer.fileName), sidecar: nil)
            let recorded = try item.record(in: db) { _ in }
            try IntakeItem.markCleared([recorded.sighting], in: db)
            try Handover.append(item, recorded.outcome, in: db)
            return recorded.outcome
        }
        context.outbox.announceGrowth()
        if outcome == .retried { await keeper.catchUp(with: context.store) }
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
