import Foundation
import GRDB
import Links
import Messages
import Settings
import StageKit
import ZeroMQ

/// The questions that ingest answers beside the standard ones.
struct IngestQuestions: Sendable {
    let context: HeadContext
    let keeper: RejectionKeeper
    let language: Language
    let gate: DiskGate
    let inbox: @Sendable () -> InboxPicture

    func handlers() -> [String: QueryServer.Handler] {
        let desk = OfferDesk(context: context, keeper: keeper, gate: gate, language: language)
        return [
            Question.offer: { try Reply(try await desk.take($0.read(Offer.self))) },
            Question.offerChunk: { question in
                let chunk = try question.read(OfferChunk.self)
                guard let frame = question.bodies.first else {
                    throw LinkError(.badQuestion, "a chunk without bytes")
                }
                return try Reply(
                    try await desk.take(chunk, bytes: BodyChunk(offset: chunk.offset, frame: frame)))
            },
            Question.original: { try await original($0.read()) },
            Question.states: { try Reply(try await states($0.read())) },
            Question.documents: { try Reply(try await documents($0.read())) },
            Question.failed: { try Reply(try await rejected($0.read())) },
            Question.failedAction: { try Reply(try await act($0.read())) },
        ]
    }

    private func original(_ query: ChunkQuery) async throws -> Reply {
        let store = context.store
        let digits = query.id.lowercased()
        guard digits.count >= 6, digits.allSatisfy(\.isHexDigit) else {
            throw LinkError(.badQuestion, "an id of at least 6 hexadecimal digits, please")
        }
        return try await store.pool.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT id, first_name FROM document WHERE lower(hex(id)) GLOB ? LIMIT 2",
                arguments: [digits + "*"])
            guard let row = rows.first, let id = ContentHash(bytes: row[0] as Data) else {
                throw LinkError(.notFound, "no document begins with \(query.id)")
            }
            guard rows.count == 1 else {
                throw LinkError(.ambiguous, "several documents begin with \(query.id); give more digits")
            }
            let reader = try store.blobs.open(id, in: db)
            let part = try reader.read(
                offset: max(0, query.offset), length: min(max(query.length, 0), BlobGet.chunk))
            return try Reply(
                ChunkAnswer(id: id.hex, size: reader.size, offset: query.offset, fileName: row[1]),
                bodies: [Frame(part)])
        }
    }

    func states(_ query: StatesQuery) async throws -> StatesAnswer {
        try await context.store.pool.read { db in
            var states: [String: StageState] = [:]
            for id in query.documentIds.prefix(1000) {
                guard let hash = ContentHash(hex: id), let document = try DocumentRecord.find(hash, in: db) else {
                    continue
                }
                let isRejected = document.state == .unsupported || document.state == .failed
                let isDropped = try isRejected && RejectionNotes.dropped(hash, in: db) != nil
                states[id] = StageState(
                    state: isDropped ? "dropped" : isRejected ? "rejected" : document.state.rawValue,
                    reason: document.detail, code: document.reason, fileName: document.firstName)
            }
            return StatesAnswer(states: states)
        }
    }

    private func documents(_ query: DocumentsQuery) async throws -> DocumentsAnswer {
        guard let after = query.after.isEmpty ? Data() : ContentHash(hex: query.after)?.data else {
            throw LinkError(.badQuestion, "an id of 64 hexadecimal digits, please, or none")
        }
        return try await context.store.pool.read { db in
            let ids = try Data.fetchAll(
                db, sql: "SELECT id FROM document WHERE id > ? ORDER BY id LIMIT ?",
                arguments: [after, min(max(query.limit, 1), 1000)])
            return DocumentsAnswer(documentIds: ids.compactMap { ContentHash(bytes: $0)?.hex })
        }
    }

    func rejected(_ query: FailedQuery) async throws -> FailedAnswer {
        let limit = min(max(query.limit, 0), 1000)
        var answer = try await context.store.pool.read { db in
            let documents = try Retry.rejected(query.id, limit: limit, in: db)
            return FailedAnswer(
                letters: documents.map { document in
                    DeadLetter(
                        stage: .ingest, documentId: document.id.hex, fileName: document.firstName, attempts: 1,
                        errors: [document.detail, document.reason].compactMap(\.self).prefix(1).map(\.self),
                        code: document.reason,
                        time: Timestamp(milliseconds: Int64(document.receivedAt.timeIntervalSince1970 * 1000)))
                }, total: query.id == nil ? try Retry.count(in: db) : Int64(documents.count))
        }
        let aside = try await context.letters.list(FailedQuery(id: query.id, limit: limit - answer.letters.count))
        answer.letters += aside.letters
        answer.total += aside.total
        // What lies in the inbox and is not taken has no id yet, so it is listed with everything only.
        guard query.id == nil else { return answer }
        let left = inbox().notices
        answer.total += Int64(left.count)
        answer.letters += left.prefix(limit - answer.letters.count).map { notice in
            DeadLetter(
                stage: .ingest, documentId: "", fileName: notice.path.text, attempts: 0,
                errors: [notice.kind.words(language)], time: .now)
        }
        return answer
    }

    func act(_ action: FailedAction) async throws -> CountAnswer {
        let selection = try FailedSelection(action)
        let rejections = try await context.store.committer.commit { db in
            // What was given up is tried again only where it is named.
            let documents = try Retry.rejected(
                selection.prefix, givenUp: action.action == "retry" && selection != .all, limit: 10_000, in: db)
            for document in documents {
                if action.action == "retry" {
                    try Retry.again(document, in: db)
                } else {
                    try RejectionNotes.drop(document.id, in: db)
                }
            }
            return Int64(documents.count)
        }
        let count = try await rejections + context.letters.act(action.action, on: selection)
        try selection.checkFound(count)
        context.outbox.announceGrowth()
        await keeper.catchUp(with: context.store)
        return CountAnswer(count: count)
    }
}
