package import StageKit

/// One file of the inbox whose bytes are safe: what the caller commits, and then clears from the inbox.
package struct IntakeItem: Sendable {
    /// Where it lies.
    package let path: InboxPath
    /// How it looked before and after it was read.
    package let stamp: FileStamp
    /// Its bytes, to be adopted in the caller's transaction.
    package let blob: StagedBlob
    /// A guess from the name.
    package let mediaType: String
    /// What was declared beside it.
    package let sidecar: Sidecar?
}

/// What came of taking a settled file.
package enum IntakeResult: Sendable {
    /// Its bytes are safe: commit, then clear it.
    case taken(IntakeItem)
    /// It changed, or somebody still writes to it: give it back to settle.
    case changed
    /// It is gone from that name, or became something else: finish it; a new name is found by itself.
    case gone
    /// It cannot be read: tell, and finish it.
    case refused(InboxNotice)
}

/// What became of a file in the inbox after the commit.
package enum Clearing: Sendable, Equatable {
    /// It is removed.
    case removed
    /// It stays because the settings say so.
    case kept
    /// Another file has its name by now, and stays.
    case replaced
    /// Somebody removed it already.
    case gone
}
