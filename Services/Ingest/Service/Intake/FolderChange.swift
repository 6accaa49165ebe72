/// What the kernel told about the inbox.
enum FolderChange: Equatable {
    /// A file, or something else that is no folder, was made, written or completed.
    case file(InboxPath, SettleTracker.Hint)
    /// A folder appeared.
    case folder(InboxPath)
    /// A file is gone from that name.
    case gone(InboxPath)
    /// A folder is gone from that name.
    case folderGone(InboxPath)
    /// The kernel dropped changes: look around.
    case overflow
}
