package import StageKit

/// One file of the inbox whose bytes are safe: what the caller commits, and then clears from the inbox.
package struct IntakeItem: Sendable {
    /// Which file it is.
    package let file: TakenFile
    /// Its bytes, to be adopted in the caller's transaction.
    package let blob: StagedBlob
    /// A guess from the name.
    package let mediaType: String
    /// What was declared beside it.
    package let sidecar: Sidecar?
    /// What is wrong with something beside it, such as an unusable sidecar, and that thing's stamp.
    var remark: (notice: InboxNotice, stamp: FileStamp)?
    /// Whether it stays in the inbox, so that a change of it in place is a new version.
    var isKept = false

    /// Where it lies.
    package var path: InboxPath { file.path }
    /// How it looked before and after it was read.
    package var stamp: FileStamp { file.stamp }
}

/// A file whose bytes are safe, and what goes with it when it is removed from the inbox.
package struct TakenFile: Sendable {
    /// Where it lies.
    package let path: InboxPath
    /// How it looked before and after it was read.
    package let stamp: FileStamp
    /// How its sidecar looked, where it has one.
    package let sidecar: FileStamp?
}

/// What came of taking a settled file.
package enum IntakeResult: Sendable {
    /// Its bytes are safe: commit, then clear it.
    case taken(IntakeItem)
    /// It changed, or somebody still writes to it: give it back to settle.
    case changed
    /// It is gone from that name, or became something else: finish it; a new name is found by itself.
    case gone
    /// It cannot be read: tell why.
    case refused(InboxNotice.Kind)
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
    /// It may not be removed: tell, and try again later.
    case stuck
}
