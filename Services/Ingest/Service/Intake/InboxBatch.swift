/// A file in the inbox that has settled, and how it looked then.
package struct SettledFile: Hashable, Sendable {
    /// Where it is.
    package let path: InboxPath
    /// How it looked.
    package let stamp: FileStamp
    /// How it came to rest.
    package let rest: SettleTracker.Rest

    /// Describes a file.
    package init(path: InboxPath, stamp: FileStamp, rest: SettleTracker.Rest) {
        self.path = path
        self.stamp = stamp
        self.rest = rest
    }
}

/// What the watcher found since it was last asked.
package struct InboxBatch: Sendable, Equatable {
    /// Files to take; say ``InboxWatcher/finish(_:)`` or ``InboxWatcher/giveBack(_:)`` for each.
    package var files: [SettledFile] = []
    /// What is not taken; each is told once while it lies there.
    package var notices: [InboxNotice] = []
    /// Whether a look at everything has ended: the time to try again what could not be removed.
    package var endsLook = false

    var isEmpty: Bool { files.isEmpty && notices.isEmpty && !endsLook }
}
