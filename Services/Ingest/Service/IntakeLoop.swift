import Foundation
import GRDB
import Messages
package import StageKit

/// Takes what settles in the inbox, batch by batch: read and hashed, committed together, then removed.
package struct IntakeLoop: Sendable {
    private let store: Store
    private let outbox: Outbox
    private let watcher: InboxWatcher
    private let intake: FileIntake
    private let kept: KeptFiles
    private let backlog: Int64
    private let keeper: RejectionKeeper
    private let report: @Sendable (any Error) -> Void
    private let notice: @Sendable (InboxNotice) -> Void

    /// - Parameters:
    ///   - backlog: Documents that may wait for parse; beyond them files stay in the inbox.
    ///   - notice: Told of what lies in the inbox and is not taken.
    package init(
        context: HeadContext, watcher: InboxWatcher, intake: FileIntake, kept: KeptFiles,
        keeper: RejectionKeeper,
        notice: @escaping @Sendable (InboxNotice) -> Void
    ) {
        store = context.store
        outbox = context.outbox
        backlog = context.configuration.backlog
        report = context.report
        self.watcher = watcher
        self.intake = intake
        self.kept = kept
        self.keeper = keeper
        self.notice = notice
    }

    /// Goes on until the watcher is stopped.
    ///
    /// What fails is reported and tried again.
    package func run() async throws {
        let store = store
        let intake = intake
        _ = try await Blocking.run {
            try intake.recover { stamp in try store.pool.read { try IntakeItem.isTaken(stamp, in: $0) } }
        }
        let gone = try await Blocking.run { try store.pool.read { try intake.goneSightings(in: $0) } }
        if !gone.isEmpty { try await store.committer.commit { try IntakeItem.markCleared(gone, in: $0) } }
        watcher.start()
        while let batch = try await watcher.next() {
            for thing in batch.notices { notice(thing) }
            try await waitForRoom()
            guard !batch.files.isEmpty else { continue }
            do {
                try await take(batch.files)
            } catch {
                report(error)
                watcher.giveBack(batch.files.map(\.path))
            }
        }
    }

    /// Files stay in the inbox while the stages behind can't keep up.
    private func waitForRoom() async throws {
        while try await store.pool.read({ try Outbox.count(in: $0) }) >= backlog {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func take(_ files: [SettledFile]) async throws {
        let intake = intake
        let results = try await Blocking.run { try files.map { ($0, try intake.take($0)) } }
        var items: [IntakeItem] = []
        for (file, result) in results {
            switch result {
            case .taken(let item): items.append(item)
            case .changed: watcher.giveBack([file.path])
            case .gone: watcher.finish([file.path])
            case .refused(let thing):
                notice(thing)
                watcher.finish([file.path])
            }
        }
        guard !items.isEmpty else { return }
        try await commit(items)
    }

    private func commit(_ items: [IntakeItem]) async throws {
        let recorded = try await store.committer.commit { db in
            try items.map { item in
                let recorded = try item.record(in: db) { _ in }
                try Handover.append(item, recorded.outcome, in: db)
                return recorded
            }
        }
        outbox.announceGrowth()
        if recorded.contains(where: { $0.outcome == .retried }) { await keeper.catchUp() }
        let intake = intake
        let cleared = try await Blocking.run {
            let results = try items.map { try intake.clear($0) }
            for folder in Set(items.map(\.path.parent)) where results.contains(.removed) {
                try intake.syncFolder(of: folder)
            }
            return results
        }
        let gone = zip(recorded, cleared).filter { $0.1 != .kept }.map(\.0.sighting)
        try await store.committer.commit { try IntakeItem.markCleared(gone, in: $0) }
        for (item, result) in zip(items, cleared) {
            if result == .kept { kept.insert(item.path, item.stamp) }
            // A replaced file is a new one: it settles anew under its old name.
            if result == .replaced { watcher.giveBack([item.path]) } else { watcher.finish([item.path]) }
        }
    }
}
