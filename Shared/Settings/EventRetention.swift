/// How much of the event log is kept.
package enum EventRetention: Sendable, Hashable, CustomStringConvertible {
    case forever
    case days(Int)
    /// The newest so many.
    case events(Int)

    private static let limits = (days: 1...36_500, events: 1...1_000_000_000)

    /// Reads `forever`, a number of days such as `90d`, or a number of events.
    package init?(_ text: String) {
        let word = text.lowercased()
        if word == "forever" {
            self = .forever
        } else if word.hasSuffix("d"), let days = Int(word.dropLast()), Self.limits.days.contains(days) {
            self = .days(days)
        } else if let count = Int(word), Self.limits.events.contains(count) {
            self = .events(count)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .forever: "forever"
        case .days(let days): "\(days)d"
        case .events(let count): "\(count)"
        }
    }
}
