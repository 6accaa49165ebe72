package import GRDB
package import Messages
package import Settings
import StageKit

/// How much of the event log is kept; what a durable consumer has not acked stays in any case.
extension EventRetention {
    /// Takes away a small part of what need not be kept.
    ///
    /// Returns whether more is left.
    package func prune(now: Timestamp, in db: Database) throws -> Bool {
        switch self {
        case .forever: false
        case .days(let days):
            try Outbox.prune(
                keeping: 0, since: Timestamp(milliseconds: now.milliseconds - Int64(days) * 86_400_000), in: db)
        case .events(let count):
            try Outbox.prune(keeping: Int64(count), since: Timestamp(milliseconds: .max), in: db)
        }
    }
}
