import GRDB
import Links
import Messages
import StageKit

/// Takes the question `reparse`: queues what this reader would read otherwise.
struct ReparseDesk: Sendable {
    private static let largest = 1000
    let context: HeadContext
    /// The reader that runs now.
    let reader: ReaderIdentity

    func take(_ query: ReparseQuery) async throws -> ReparseAnswer {
        guard query.documentIds.count <= Self.largest else {
            throw LinkError(.badQuestion, "at most \(Self.largest) documents at a time")
        }
        let ids = query.documentIds.map { $0.lowercased() }
        if let wrong = ids.first(where: { ContentHash(hex: $0) == nil }) {
            throw LinkError(.badQuestion, "“\(wrong.prefix(100))” is not the SHA-256 of a document")
        }
        let limit = try query.readerBefore.map(ReaderVersion.init)
        let isForced = query.force ?? false
        let store = context.store
        let answer = try await store.committer.commit { [reader] db in
            var answer = ReparseAnswer()
            for id in ids {
                guard let report = try KeptReport.find(id, in: db) else {
                    answer.unread += 1
                    continue
                }
                let before = try report.identity(store.blobs, in: db)
                let isWanted = try limit.map { try ReaderVersion(before.version) < $0 } ?? true
                guard isWanted, isForced || before != reader else {
                    answer.upToDate += 1
                    continue
                }
                if try Rereading.queue(id, in: db) { answer.queued += 1 } else { answer.waiting += 1 }
            }
            try Rereading.fill(in: db)
            return answer
        }
        context.outbox.announceGrowth()
        return answer
    }
}
