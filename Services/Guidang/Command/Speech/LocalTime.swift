import Glibc
import Messages

/// Times as people read them, in the time zone of whoever asks; what programs read has the zone in it.
enum LocalTime {
    /// `2024-03-01 16:00:00`.
    static func text(_ time: Timestamp) -> String {
        var seconds = time_t(time.milliseconds / 1000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map(padded)
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0)) }
        return date.joined(separator: "-") + " " + clock.joined(separator: ":")
    }

    /// With milliseconds, for what happens within a second.
    static func exact(_ time: Timestamp) -> String {
        let rest = String(time.milliseconds % 1000)
        return text(time) + "." + String(repeating: "0", count: 3 - rest.count) + rest
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
