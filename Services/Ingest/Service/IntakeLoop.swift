import Foundation
import GRDB
import Messages
package import StageKit

/// Takes what settles in the inbox, group by group: read and hashed, committed together, then removed.
package struct IntakeLoop: Sendable {
    /// The bytes of one group: its bodies are on the disk before the one commit, which must not take long to come.
    static let groupLimit: Int64 = 32 << 20
    private let context: HeadContext
    private let watcher: InboxWatcher
    private let intake: FileIntake
    private let kept: KeptFiles
    private let keeper: RejectionKeeper
    private let gate: DiskGate
    private let notice: @Sendable (InboxNotice) -> Void
    private let stuck = StuckFiles()

    /// - Parameter notice: Told of what lies in the inbox and is not taken.
    package init(
        context: HeadContext, watcher: InboxWatcher, intake: FileIntake, kept: KeptFiles,
        keeper: RejectionKeeper, gate: DiskGate,
        notice: @escaping @Sendable (InboxNotice) -> Void
    ) {
        self.context = context
        self.watcher = watcher
        self.intake = intake
        self.kept = kept
        self.keeper = keeper
        self.gate = gate
        self.notice = notice
    }

    private var store: Store { context.store }

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
            if batch.endsLook { await clearStuck() }
            for group in Self.groups(of: batch.files) {
                // Whoever stops must not wait until the stages behind have caught up.
                guard try await hasRoom() else { break }
                // One too large for the room that is left lets the smaller ones behind it pass.
                guard gate.admits(group.reduce(0) { $0 + $1.stamp.size }) else {
                    watcher.giveBack(group.map(\.path))
                    continue
                }
                await take(group)
            }
        }
    }

    /// Files stay in the inbox while the stages behind can't keep up, or the disk is nearly full; false when it is time
    /// to stop.
    private func hasRoom() async throws -> Bool {
        while !watcher.isStopped {
            let waiting = try await store.pool.read { try Outbox.count(in: $0) }
            if waiting < context.configuration.backlog, gate.admits() { return true }
            try await Task.sleep(for: .milliseconds(200))
        }
        return false
    }

    /// Cuts a batch so that no commit has to wait for many large files; one that is larger goes alone.
    static func groups(of files: [SettledFile]) -> [[SettledFile]] {
        var groups: [[SettledFile]] = []
        var room: Int64 = 0
        for file in files {
            if file.stamp.size > room || groups.isEmpty {
                groups.append([])
                room = groupLimit
            }
            groups[groups.count - 1].append(file)
            room -= file.stamp.size
        }
        return groups
    }

    private func take(_ files: [SettledFile]) async {
        let intake = intake
        let results = try? await Blocking.run { files.map { file in Result { try intake.take(file) } } }
        var items: [IntakeItem] = []
        var trouble = Trouble(report: context.report)
        for (file, result) in zip(files, results ?? []) {
            do {
                switch try result.get() {
                case .taken(let item): items.append(item)
                case .changed: watcher.giveBack([file.path])
                case .gone: watcher.finish([file.path])
                case .refused(let kind): watcher.refuse(file.path, file.stamp, kind)
                }
            } catch {
                trouble.tell(error)
                watcher.giveBack([file.path])
            }
        }
        guard !items.isEmpty else { return }
        do {
            try await commit(items)
        } catch let error as StoreError {
            // Of the disk, and the same for each of them.
            trouble.tell(error)
            watcher.giveBack(items.map(\.path))
        } catch {
            // Most often it is the fault of one; the others must not wait for it.
            for item in items { await commitAlone(item, &trouble) }
        }
    }

    private func commitAlone(_ item: IntakeItem, _ trouble: inout Trouble) async {
        do {
            try await commit([item])
        } catch {
            trouble.tell(error)
            if Self.isPassing(error) {
                watcher.giveBack([item.path])
            } else {
                watcher.refuse(item.path, item.stamp, .cannotRecord)
            }
        }
    }

    /// Whether the store, and not the file, is what failed: a full disk, or a staged body that is gone.
    private static func isPassing(_ error: any Error) -> Bool {
        (error as? DatabaseError).map { $0.resultCode != .SQLITE_CONSTRAINT }
            ?? (error is BlobError || error is StoreError)
    }

    private func commit(_ items: [IntakeItem]) async throws {
        let recorded = try await store.committer.commit { db in
            try items.map { item in
                let recorded = try item.record(in: db) { _ in }
                try Handover.append(item, recorded.outcome, in: db)
                return recorded
            }
        }
        context.outbox.announceGrowth()
        if recorded.contains(where: { $0.outcome == .retried }) { await keeper.catchUp(with: store) }
        await clear(zip(items, recorded).map { StuckFiles.Entry(file: $0.file, sighting: $1.sighting) })
        for item in items {
            if let remark = item.remark { watcher.refuse(remark.notice.path, remark.stamp, remark.notice.kind) }
        }
    }
}

extension IntakeLoop {
    /// Tries again to remove what could not be removed.
    private func clearStuck() async {
        let entries = stuck.all
        if !entries.isEmpty { await clear(entries) }
    }

    /// Removes committed files, and notes which are gone; what fails here is only done again later.
    private func clear(_ entries: [StuckFiles.Entry]) async {
        let intake = intake
        let report = context.report
        let cleared = try? await Blocking.run {
            let results = entries.map { intake.clear($0.file) }
            var unsafe: Set<InboxPath> = []
            for folder in Set(zip(entries, results).filter { $0.1 == .removed }.map(\.0.file.path.parent)) {
                do {
                    try intake.sync(folder)
                } catch {
                    report(error)
                    unsafe.insert(folder)
                }
            }
            return zip(entries, results).map { entry, clearing in
                (entry: entry, clearing: clearing, isSafe: !unsafe.contains(entry.file.path.parent))
            }
        }
        guard let cleared else { return }
        // A removal that may not survive a power cut stays noted as present, so that the file is recognised.
        let gone = cleared.filter { $0.clearing != .kept && $0.clearing != .stuck && $0.isSafe }.map(\.entry.sighting)
        do {
            try await store.committer.commit { try IntakeItem.markCleared(gone, in: $0) }
        } catch {
            report(error)
        }
        for (entry, clearing, _) in cleared { settle(entry, clearing) }
    }

    private func settle(_ entry: StuckFiles.Entry, _ clearing: Clearing) {
        let file = entry.file
        guard clearing != .stuck else {
            // Passed over until it changes, or may be removed.
            kept.insert(file.path, file.stamp)
            stuck.insert(file, sighting: entry.sighting)
            return watcher.refuse(file.path, file.stamp, .cannotRemove)
        }
        stuck.remove(file.path)
        if clearing == .kept { kept.insert(file.path, file.stamp) } else { kept.remove(file.path, file.stamp) }
        // A replaced file is a new one: it settles anew under its old name.
        if clearing == .replaced { watcher.giveBack([file.path]) } else { watcher.finish([file.path]) }
    }

    /// Reports what went wrong with a group, the same trouble once.
    private struct Trouble {
        let report: @Sendable (any Error) -> Void
        private var told: Set<String> = []

        init(report: @escaping @Sendable (any Error) -> Void) { self.report = report }

        mutating func tell(_ error: any Error) {
            if told.insert("\(error)").inserted { report(error) }
        }
    }
}
