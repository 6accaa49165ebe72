import Glibc
package import StageKit

/// Takes settled files out of the inbox: reads them into the store, and removes them after the commit.
///
/// Every call blocks on the disk: make it from a thread that may wait. Errors are ``BlobError``.
package struct FileIntake: Sendable {
    let inbox: InboxFolder
    let blobs: BlobStore
    /// Whether files stay in the inbox after they were taken.
    let keeps: Bool
    /// Runs at the points where a person or a program could interfere; only tests set it.
    var interferes: @Sendable (Moment) throws -> Void = { _ in }
    /// Tells whether somebody writes to a file; only tests set it.
    var hasWriter: @Sendable (OpenFile) -> Bool? = { $0.hasWriter() }
    /// How long a file must lie untouched whose writer can't be known and was not seen to close it.
    private static let restUnknown: Duration = .seconds(30)

    /// Where a file can change under our hands.
    enum Moment: Sendable {
        case read, checkedBeforeRemoval, renamedForRemoval
    }

    /// Takes from that inbox into that store.
    package init(inbox: InboxFolder, blobs: BlobStore, keeps: Bool = false) {
        self.inbox = inbox
        self.blobs = blobs
        self.keeps = keeps
    }

    /// Reads a settled file; small ones into memory, large ones into the store's folder, in constant memory.
    ///
    /// What is wrong with the one file is a result; an error is about the store, and concerns the files after it too.
    package func take(_ settled: SettledFile) throws -> IntakeResult {
        do {
            let folder = try inbox.open(settled.path.parent)
            // Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
            let file = try OpenFile(
                settled.path.lastName,
                in: folder,
                O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
            )
            return try read(file, in: folder, settled)
        } catch let failure as StoreFailure {
            throw failure.cause
        } catch let error as BlobError where error.isGone {
            return .gone
        } catch let error as BlobError where !error.isExhaustion {
            // No right to read it, a bad sector, a share that went away: the files after it may be well.
            return .refused(.unreadable)
        }
    }

    private func read(_ file: OpenFile, in folder: OpenFile, _ settled: SettledFile) throws -> IntakeResult {
        let before = try file.status()
        guard before.kind == S_IFREG else { return .refused(.notAFile) }
        guard FileStamp(before) == settled.stamp, !isWritten(file, before, settled.rest) else { return .changed }

        let writer = BlobWriter(store: blobs)
        try file.forEachChunk { bytes in try Self.storing { try writer.append(bytes) } }
        try interferes(.read)

        let after = try file.status()
        guard FileStamp(after) == settled.stamp, after.st_ctim == before.st_ctim, writer.size == after.st_size else {
            // A new name, or a removal, changes the inode's time too; then there is nothing to give back.
            return try named(settled, in: folder) == nil ? .gone : .changed
        }
        guard let status = try named(settled, in: folder) else { return .gone }
        guard FileStamp(status) == settled.stamp else { return .changed }
        var sidecar: Sidecar?
        var remark: (notice: InboxNotice, stamp: FileStamp)?
        switch try Sidecar.read(for: settled.path.lastName, in: folder) {
        case .none: break
        case .usable(let found): sidecar = found
        case .unusable(let stamp):
            let path = InboxPath(bytes: settled.path.bytes + Array(Sidecar.suffix.utf8))
            remark = (InboxNotice(path, .sidecarUnusable), stamp)
        }
        return .taken(
            IntakeItem(
                file: TakenFile(path: settled.path, stamp: settled.stamp, sidecar: sidecar?.stamp),
                blob: try Self.storing { try writer.finish() },
                mediaType: MediaTypeGuess.type(ofName: settled.path.name),
                sidecar: sidecar,
                remark: remark,
                isKept: keeps
            )
        )
    }

    private func isWritten(_ file: OpenFile, _ status: stat, _ rest: SettleTracker.Rest) -> Bool {
        if let hasWriter = hasWriter(file) { return hasWriter }
        guard !rest.isClosed else { return false }
        // The inode's time is the kernel's own; a copy sets the other one to whatever the original had.
        let age = FileStamp.wallClock().subtractingReportingOverflow(FileStamp.nanoseconds(status.st_ctim))
        let untouched = age.overflow ? Duration.zero : .nanoseconds(max(0, age.partialValue))
        return max(untouched, rest.unchanged) < Self.restUnknown
    }

    private struct StoreFailure: Error {
        let cause: any Error
    }

    // Tells the store's errors from the file's, which may have the same code.
    private static func storing<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw StoreFailure(cause: error)
        }
    }

    private func named(_ settled: SettledFile, in folder: OpenFile) throws -> stat? {
        try InboxFolder.status(of: settled.path.lastName, in: folder)
    }
}

extension timespec {
    static func == (left: Self, right: Self) -> Bool {
        left.tv_sec == right.tv_sec && left.tv_nsec == right.tv_nsec
    }
}
