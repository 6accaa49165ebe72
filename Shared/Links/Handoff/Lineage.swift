/// What a head's store has lived through, so that a consumer recognises one that was put back to an older copy.
///
/// A store begins an era at each start. A copy that is put back lacks the eras that came after it, and begins others:
/// however far its numbers grow then, a consumer that knows an era it lacks will not take them for the old ones.
package struct Lineage: Codable, Sendable, Equatable {
    /// Eras that are told; a consumer that was away for longer is judged by numbers alone.
    package static let limit = 500

    /// One run of the store.
    package struct Era: Codable, Sendable, Equatable {
        /// New at each start.
        package var id: String
        /// The newest sequence when it began.
        package var began: Int64

        package init(id: String, began: Int64) {
            self.id = id
            self.began = began
        }
    }

    /// The last eras, the present one at the end.
    package var eras: [Era]
    /// The newest sequence.
    package var head: Int64
    /// The highest sequence that the consumer has acked, as far as the store remembers.
    package var acked: Int64

    package init(eras: [Era], head: Int64, acked: Int64) {
        self.eras = eras
        self.head = head
        self.acked = acked
    }

    /// Which of two neighbours was put back to an older copy.
    package enum Fault: Sendable, Equatable {
        /// The head: it does not know what it has sent.
        case headIsOlder
        /// The consumer: it does not know what it has acked.
        case consumerIsOlder
    }

    /// Compares with what a consumer knows: the newest sequence that it has, and the era in which it last was here.
    package func fault(known: Int64, era: String?) -> Fault? {
        if let era {
            if let place = eras.firstIndex(where: { $0.id == era }) {
                let end = place + 1 < eras.count ? eras[place + 1].began : head
                if known > end { return .headIsOlder }
            } else if eras.count < Self.limit {
                return .headIsOlder
            }
        }
        if known > head { return .headIsOlder }
        return acked > known ? .consumerIsOlder : nil
    }
}
