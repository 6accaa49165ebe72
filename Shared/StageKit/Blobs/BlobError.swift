import Glibc

/// Why bytes could not be kept or given back, and what an operator can do.
package struct BlobError: Error {
    /// What kind of failure it is; also the label in counters.
    package enum Code: String, Sendable {
        /// The disk, or the user's part of it, is full.
        case noSpace
        /// The disk reports an error of its own.
        case inputOutput
        /// An `fsync` failed: the kernel may have dropped the pages, so the process must end at once and start again.
        case syncFailed
        /// The bytes do not have the hash they should.
        case corrupt
        /// No blob of that hash is here.
        case missing
        /// A staged file is gone before a row named it; stage it again.
        case vanished
        /// A chunk does not join what is there.
        case wrongOffset
        /// More bytes came than were announced.
        case wrongSize
        /// Another transfer is writing the same blob.
        case busy
        /// The operating system said no in some other way.
        case refused
    }

    /// What kind of failure it is.
    package let code: Code
    /// What happened, in plain English.
    package let message: String
    /// What an operator can do.
    package var hint: String?
    /// What the operating system said: an `errno`.
    package var systemError: Int32?
    /// The error beneath.
    package var cause: (any Error)?

    /// Describes a failure.
    package init(
        _ code: Code,
        _ message: String,
        hint: String? = nil,
        systemError: Int32? = nil,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.systemError = systemError
        self.cause = cause
    }

    /// Describes a failed system call by its `errno`; `doing` reads "write a temporary file in …".
    package static func system(_ number: Int32, doing: String) -> Self {
        let said = String(cString: strerror(number))
        let message = "Could not \(doing): \(said)"
        return switch number {
        case ENOSPC, EDQUOT:
            Self(.noSpace, message, hint: "Free some space on that disk; work goes on by itself", systemError: number)
        case EIO:
            Self(.inputOutput, message, hint: "Check the disk (dmesg, smartctl)", systemError: number)
        case ENOENT, ENOTDIR:
            Self(.missing, message, systemError: number)
        case EACCES, EPERM, EROFS:
            Self(.refused, message, hint: "Give this user the right to read and write there", systemError: number)
        default:
            Self(.refused, message, systemError: number)
        }
    }
}
