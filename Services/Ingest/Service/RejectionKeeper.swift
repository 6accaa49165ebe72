package import Foundation
import GRDB
import Messages
package import Settings
package import StageKit

/// Brings `rejected/` in line with the notes: after each verdict, after each retry, and at start.
package actor RejectionKeeper {
    private let folder: RejectedFolder
    private let report: @Sendable (any Error) -> Void
    private var isWorking = false
    private var hasMore = false
    /// Waits to try again what failed.
    private var retry: Task<Void, Never>?
    private let pause: Duration = .seconds(30)

    package init(home: URL, language: Language, report: @escaping @Sendable (any Error) -> Void) {
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
    /// What fails stays noted, holds nothing else up, and is tried again at the next call or half a minute later.
    package func catchUp(with store: Store) async {
        hasMore = true
        guard !isWorking else { return }
        isWorking = true
        var failed: Set<ContentHash> = []
        while hasMore {
            hasMore = false
            do {
                let limit = 100 + failed.count
                let due = try await store.pool.read { try RejectionNotes.due(in: $0, limit: limit) }
                for step in due where !failed.contains(step.document) {
                    hasMore = true
                    do {
                        try await take(step, store)
                    } catch {
                        failed.insert(step.document)
                        report(error)
                    }
                }
            } catch {
                report(error)
            }
        }
        isWorking = false
        if !failed.isEmpty { tryLater(store) }
    }

    private func tryLater(_ store: Store) {
        guard retry == nil else { return }
        retry = Task { [weak self, pause] in
            try? await Task.sleep(for: pause)
            await self?.tryAgain(store)
        }
    }

    private func tryAgain(_ store: Store) async {
        retry = nil
        await catchUp(with: store)
    }

    private func take(_ due: RejectionNotes.Due, _ store: Store) async throws {
        let folder = folder
        if due.leaves {
            _ = try await Blocking.run { try folder.remove(due.document, path: due.path, place: due.place) }
            try await store.committer.commit { try RejectionNotes.removed(due, in: $0) }
        } else {
            let original = try await store.pool.read { try store.blobs.open(due.document, in: $0) }
            let rejection = Rejection(
                document: due.document, path: due.path, reason: due.reason, detail: due.detail,
                time: Date(timeIntervalSince1970: Double(due.time) / 1000))
            let place = try await Blocking.run {
                let place = try folder.put(rejection, original: original)
                // It came again in another folder, and the pair lies where the document lay last.
                if let old = due.place, old != place { _ = try folder.take(due.document, at: old) }
                return place
            }
            try await store.committer.commit { try RejectionNotes.put(due, at: place, in: $0) }
        }
    }
}
