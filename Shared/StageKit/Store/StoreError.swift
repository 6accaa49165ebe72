/// Why a store can't be opened or written, and what a person can do.
package struct StoreError: Error, CustomStringConvertible {
    /// What kind of trouble.
    package enum Code: String, Sendable {
        /// Another process has the store.
        case inUse
        /// A newer program has written it.
        case tooNew
        /// It is damaged.
        case corrupt
        /// It is another stage's, or another program's.
        case foreign
        /// It can't be opened until a person lets us: rights, or something else under its name.
        case refused
        /// It was restored from a backup, or replaced: what the neighbours know of it no longer holds.
        case generation
        /// The disk is full: it goes on by itself when there is room.
        case noSpace
        /// The disk reports an error of its own.
        case disk
        /// An fsync failed: only a fresh start reads what is really on the disk.
        case syncFailed
        /// The system does not let us.
        case system
    }

    package let code: Code
    package let message: String
    package var hint: String?
    package var cause: (any Error)?
    /// The path of the file that it is about, where it is about one.
    package var file: String?

    package init(
        _ code: Code, _ message: String, hint: String? = nil, cause: (any Error)? = nil, file: String? = nil
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.cause = cause
        self.file = file
    }

    /// Whether only a person can mend it, so that starting again is of no use.
    package var isFinal: Bool { [.tooNew, .corrupt, .foreign, .refused].contains(code) }

    /// The sentence, and what to do.
    package var description: String {
        hint.map { "\(message). \($0)" } ?? message
    }
}
