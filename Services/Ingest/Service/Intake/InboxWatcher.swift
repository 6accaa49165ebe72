import Foundation
import Glibc
import StageKit
import Synchronization

/// Watches the inbox from a thread of its own and gives out the files that have settled, in batches.
///
/// For one consumer. What it holds is bounded: at most ``Settings/ready`` files wait for the consumer, at most the
/// tracker's capacity are watched, and the rest stays on the disk until there is room.
package final class InboxWatcher: Sendable {
    /// How the inbox is watched.
    package struct Settings: Sendable {
        /// How often everything is looked at, whatever the kernel told.
        package var rescanEvery: Duration = .seconds(60)
        /// How often folders are looked at that tell no changes.
        package var pollEvery: Duration = .seconds(5)
        /// Whether the kernel's notices are not used at all.
        package var pollsOnly = false
        /// Folders, relative to the inbox, that tell no changes; network mounts are found by themselves.
        package var pollingFolders: [String] = []
        /// Names that are passed over.
        package var ignored = IgnoredNames.standard
        /// When a file counts as complete.
        package var settle = SettleTracker.Rules()
        /// The most files of one batch.
        package var batch = 256
        /// The most settled files that wait for the consumer.
        package var ready = 1_024
        /// How many folders deep it looks.
        package var depth = 32
        /// Opens the kernel's notices; only tests set it.
        var openWatch: @Sendable () throws -> FolderWatch = { try FolderWatch() }

        /// The defaults.
        package init() {}
    }

    /// What the consumer tells the thread.
    struct Orders {
        var finished: [InboxPath] = []
        var givenBack: [InboxPath] = []
        var refused: [(notice: InboxNotice, stamp: FileStamp)] = []
        var looksAround = false
    }

    struct Mail {
        var ready: [SettledFile] = []
        var notices: [InboxNotice] = []
        var orders = Orders()
        var endsLook = false
        var picture = InboxPicture()
        var isStarved = false
        var isStopped = false
        var failure: (any Error)?
        var waiter: CheckedContinuation<InboxBatch?, any Error>?
    }

    let folder: InboxFolder
    let settings: Settings
    /// Whether that very file was taken and left in place; asked from the watcher's thread.
    let isKept: @Sendable (InboxPath, FileStamp) -> Bool
    let mail = Mutex(Mail())
    private let wakeWrite: OpenFile
    private let wakeRead: OpenFile

    /// Prepares to watch; nothing happens before ``start()``.
    package init(
        _ folder: InboxFolder,
        settings: Settings = Settings(),
        isKept: @escaping @Sendable (InboxPath, FileStamp) -> Bool = { _, _ in false }
    ) throws {
        self.folder = folder
        self.settings = settings
        self.isKept = isKept
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw BlobError.system(errno, doing: "make a pipe") }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        wakeRead = OpenFile(owning: ends[0])
        wakeWrite = OpenFile(owning: ends[1])
    }

    /// Starts the thread; call it once.
    package func start() {
        let thread = Thread { [self, wakeRead] in
            let lookout = InboxLookout(for: self, wake: wakeRead)
            do {
                try lookout.run()
                end(nil)
            } catch {
                end(error)
            }
        }
        thread.name = "inbox"
        thread.start()
    }

    /// Ends the thread and the batches.
    package func stop() {
        mail.withLock { $0.isStopped = true }
        wake()
    }

    /// Waits for the next batch; nil when stopped, an error when the inbox can no longer be watched.
    ///
    /// Cancelling the waiting task stops the watcher.
    package func next() async throws -> InboxBatch? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                deliver { mail in
                    mail.waiter?.resume(returning: nil)
                    mail.waiter = continuation
                    if Task.isCancelled { mail.isStopped = true }
                }
            }
        } onCancel: {
            stop()
        }
    }

    /// Tells that files were taken and removed, or kept.
    package func finish(_ paths: [InboxPath]) {
        mail.withLock { $0.orders.finished += paths }
        wake()
    }

    /// Tells that files changed while they were read: they settle anew.
    package func giveBack(_ paths: [InboxPath]) {
        mail.withLock { $0.orders.givenBack += paths }
        wake()
    }

    /// Tells that a file is not taken: it is shown, and told once, for as long as that very file lies there.
    package func refuse(_ path: InboxPath, _ stamp: FileStamp, _ kind: InboxNotice.Kind) {
        mail.withLock { $0.orders.refused.append((InboxNotice(path, kind), stamp)) }
        wake()
    }

    /// Whether it was stopped, or has ended by itself.
    package var isStopped: Bool { mail.withLock { $0.isStopped } }

    /// What the inbox holds now.
    package var picture: InboxPicture { mail.withLock { $0.picture } }

    /// Asks for a look at everything now.
    package func lookAround() {
        mail.withLock { $0.orders.looksAround = true }
        wake()
    }

    /// Changes the mail and gives a waiting consumer what there is.
    func deliver(_ change: (inout Mail) -> Void) {
        let (resumption, wasStarved) = mail.withLock { mail in
            change(&mail)
            let resumption = takeBatch(&mail)
            return (resumption, resumption != nil && mail.isStarved)
        }
        resumption?()
        if wasStarved {
            wake()
        }
    }

    private func takeBatch(_ mail: inout Mail) -> (@Sendable () -> Void)? {
        guard let waiter = mail.waiter else { return nil }
        let batch = InboxBatch(
            files: Array(mail.ready.prefix(settings.batch)), notices: mail.notices, endsLook: mail.endsLook)
        guard batch.isEmpty || mail.isStopped else {
            mail.ready.removeFirst(batch.files.count)
            mail.notices = []
            mail.endsLook = false
            mail.waiter = nil
            return { waiter.resume(returning: batch) }
        }
        guard mail.isStopped else { return nil }
        mail.waiter = nil
        return { [failure = mail.failure] in
            if let failure {
                waiter.resume(throwing: failure)
            } else {
                waiter.resume(returning: nil)
            }
        }
    }

    private func end(_ failure: (any Error)?) {
        deliver { mail in
            mail.isStopped = true
            mail.failure = failure
        }
    }

    private func wake() {
        var byte: UInt8 = 1
        // A full pipe already wakes the thread.
        _ = write(wakeWrite.descriptor, &byte, 1)
    }
}

extension InboxWatcher: AsyncSequence {
    /// Gives the batches one after another.
    package struct AsyncIterator: AsyncIteratorProtocol {
        let watcher: InboxWatcher

        /// Waits for the next batch.
        package func next() async throws -> InboxBatch? {
            try await watcher.next()
        }
    }

    /// Begins to give out batches; there is one consumer.
    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(watcher: self)
    }
}
