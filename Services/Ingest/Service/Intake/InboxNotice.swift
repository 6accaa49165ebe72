/// Something in the inbox that is not taken, and why; so that nothing lies there in silence.
package struct InboxNotice: Hashable, Sendable {
    /// Why it is not taken.
    package enum Kind: String, Sendable, CaseIterable {
        /// A symbolic link: it could lead out of the inbox.
        case symbolicLink
        /// A pipe, a socket or a device.
        case notAFile
        /// A folder, or a file, that this user may not read, or that its disk or share does not give.
        case unreadable
        /// Folders within folders, more than are looked into.
        case tooDeep
        /// Declared metadata whose file is not there.
        case sidecarWithoutFile
        /// Declared metadata that is no JSON object, or too long; its file is taken without it.
        case sidecarUnusable
        /// Somebody has been writing to it for a long time.
        case stillWritten
        /// It is archived, and this user may not remove it from the inbox.
        case cannotRemove
        /// It could be read and not be recorded, whatever the others of its batch did.
        case cannotRecord
        /// Not a fault: inotify's limit is reached, so the folder is looked at now and then.
        case watchLimit
        /// The inbox itself is not there.
        case inboxMissing
    }

    /// Where it is.
    package let path: InboxPath
    /// Why it is not taken.
    package let kind: Kind

    /// Makes a notice.
    package init(_ path: InboxPath, _ kind: Kind) {
        self.path = path
        self.kind = kind
    }
}
