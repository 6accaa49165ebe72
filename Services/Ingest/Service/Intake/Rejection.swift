package import Foundation
package import Messages
package import Settings

/// A document that could not be read, as it is shown in `rejected/`.
package struct Rejection: Sendable {
    /// The document's id.
    package let document: ContentHash
    /// Where it lay in the inbox.
    package let path: InboxPath
    /// Why it could not be read.
    package let reason: RejectionReason
    /// More about it, as the program says it.
    package let detail: String?
    /// When that was found.
    package let time: Date

    /// Describes a rejection.
    package init(
        document: ContentHash,
        path: InboxPath,
        reason: RejectionReason,
        detail: String? = nil,
        time: Date
    ) {
        self.document = document
        self.path = path
        self.reason = reason
        self.detail = detail
        self.time = time
    }
}
