package import GRDB

/// What a head keeps of each document now, in the order of the last changes: it feeds consumers that are to have all of
/// it, whenever they come.
///
/// The outbox forgets what its consumers have settled, so it has nothing for one that comes late, and it would grow for
/// one that is away. The records are there in any case: a record that changes takes a new sequence of the outbox, in the
/// transaction of the change. So whoever has all up to a sequence finds all that is new to it above that sequence, and
/// one that was away for long gets each record once, however often it changed.
package struct RecordFeed: Sendable {
    /// A document's record under the sequence of its last change.
    package struct Record: Sendable {
        package var seq: Int64
        package var item: OutgoingItem

        package init(seq: Int64, item: OutgoingItem) {
            self.seq = seq
            self.item = item
        }
    }

    /// The topic that such consumers ask for, and nothing else.
    package var topic: String
    /// Whether a consumer of this name may have them.
    package var admits: @Sendable (String) -> Bool
    /// The first record after a sequence; nil when there is none.
    package var next: @Sendable (Int64, BlobStore, Database) throws -> Record?
    /// How many there are after a sequence.
    package var count: @Sendable (Int64, Database) throws -> Int64

    package init(
        topic: String, admits: @escaping @Sendable (String) -> Bool,
        next: @escaping @Sendable (Int64, BlobStore, Database) throws -> Record?,
        count: @escaping @Sendable (Int64, Database) throws -> Int64
    ) {
        self.topic = topic
        self.admits = admits
        self.next = next
        self.count = count
    }
}
