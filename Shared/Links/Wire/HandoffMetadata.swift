/// CREDIT: how much may be sent in this session, in all.
///
/// Repeats and old ones are harmless.
package struct Credit: Codable, Sendable, Hashable {
    package var items: Int64
    package var bytes: Int64

    package init(items: Int64, bytes: Int64) {
        self.items = items
        self.bytes = bytes
    }
}

/// A body that is fetched by its hash over the bulk socket, or follows inline.
package struct ContentReference: Codable, Sendable, Hashable {
    /// SHA-256 in lower-case hex.
    package var sha256: String
    package var size: Int64

    package init(sha256: String, size: Int64) {
        self.sha256 = sha256
        self.size = size
    }
}

/// DELIVER: items in outbox order.
///
/// For each item its payload follows as a frame, and then its content if `inline`.
package struct Deliver: Codable, Sendable, Equatable {
    package var items: [Item]

    package struct Item: Codable, Sendable, Equatable {
        /// Place in the sender's outbox; with the sender's store it is the item's key.
        package var seq: Int64
        package var topic: String
        /// What it is about: a document id.
        package var subject: String
        package var trace: String?
        package var content: ContentReference?
        package var inline: Bool?

        package init(
            seq: Int64, topic: String, subject: String, trace: String?, content: ContentReference?, inline: Bool?
        ) {
            self.seq = seq
            self.topic = topic
            self.subject = subject
            self.trace = trace
            self.content = content
            self.inline = inline
        }
    }

    package init(items: [Item]) { self.items = items }
}

/// ACK: items that are committed at the receiver, as closed ranges of sequences.
package struct Ack: Codable, Sendable, Equatable {
    package var ranges: [[Int64]]

    package init(ranges: [[Int64]]) { self.ranges = ranges }
}

/// FLOOR: every item up to here is settled for this consumer, and the sender has committed that.
package struct Floor: Codable, Sendable, Equatable {
    package var seq: Int64

    package init(seq: Int64) { self.seq = seq }
}
