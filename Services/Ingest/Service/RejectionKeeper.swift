package import Foundation
import GRDB
import Messages
package import Settings
package import StageKit

/// Brings `rejected/` in line with the notes: after each verdict, after each retry, and at start.
package actor RejectionKeeper {
    private let store: Store
    private let folder: RejectedFolder
    private let report: @Sendable (any Error) -> Void
    private var isWorking = false
    private var hasMore = false

    package init(
        store: Store, home: URL, language: Language, report: @escaping @Sendable (any Error) -> Void
    ) {
        self.store = store
        self.report = report
        folder = RejectedFolder(home.appending(path: "rejected"), words: WhyText(language))
    }

    /// Removes what a crash left half-written.
    package func sweep() async throws {
        let folder = folder
        _ = try await Blocking.run { try folder.sweepTemporaryFiles() }
    }

    /// Does what is noted.
    ///
    /// What fails stays noted and is tried again at the next call.
    package func catchUp() async {
        hasMore = true
        guard !isWorking else { return }
        isWorking = true
        defer { isWorking = false }
        while hasMore {
            hasMore = false
            do {
                let due = try await store.pool.read { try RejectionNotes.due(in: $0, limit: 100) }
                for step in due { try await take(step) }
                if !due.isEmpty { hasMore = true }
            } catch {
                report(error)
            }
        }
    }

    private func take(_ due: RejectionNotes.Due) async throws {
        let store = store
        let folder = folder
        if due.leaves {
            _ = try await Blocking.run { try folder.remove(due.document, path: due.path) }
        } else {
            let original = try await store.pool.read { try store.blobs.open(due.document, in: $0) }
            let rejection = Rejection(
                document: due.document, path: due.path, reason: due.reason, detail: due.detail,
                time: Date(timeIntervalSince1970: Double(due.time) / 1000))
            _ = try await Blocking.run { try folder.put(rejection, original: original) }
        }
        try await store.committer.commit { try RejectionNotes.done(due, in: $0) }
    }
}
