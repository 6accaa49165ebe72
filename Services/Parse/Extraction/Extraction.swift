package import Foundation
package import Messages

/// What a file turns out to hold.
package enum Extraction: Sendable, Equatable {
    /// One document.
    case text(ExtractedText)
    /// An archive, a mail or a mailbox: documents of their own.
    case container(Container)

    /// What an archive, a mail or a mailbox holds.
    package struct Container: Sendable, Equatable {
        /// The media type by content: `application/zip`.
        package var mediaType: String
        /// The files in it, in order; at least one.
        package var members: [Member]

        package init(mediaType: String, members: [Member]) {
            self.mediaType = mediaType
            self.members = members
        }

        /// The members as a bundle's table has them.
        package var entries: [MemberBundle.Entry] {
            members.map {
                MemberBundle.Entry(
                    path: $0.path, size: $0.data.count, declared: $0.declared, page: $0.page,
                    isCompanion: $0.isCompanion)
            }
        }
    }

    /// One file of a container.
    package struct Member: Sendable, Equatable {
        /// Its path in the container, folders divided by `/`, without a leading one and without `.` and `..`.
        package var path: String
        package var data: Data
        /// What the container tells of it: `subject` and `sender` of a mail.
        package var declared: [String: String]
        /// Of a document that a web page offers: what the page tells.
        package var page: PageMetadata?
        /// A page that only leads to the document beside it: kept, and not read as a document.
        package var isCompanion = false

        package init(path: String, data: Data, declared: [String: String] = [:]) {
            self.path = path
            self.data = data
            self.declared = declared
        }

        /// The last part of the path.
        package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    }
}
