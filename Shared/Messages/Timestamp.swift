import Foundation

/// An instant in milliseconds since 1970 UTC, written as RFC 3339 with three decimals (`2024-03-01T08:00:00.000Z`).
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    /// Wraps milliseconds since 1970.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The present instant by the wall clock.
    public static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Orders by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

extension Timestamp: CustomStringConvertible, LosslessStringConvertible {
    /// The RFC 3339 form in UTC.
    public var description: String {
        let (days, milliseconds) = milliseconds.flooredQuotient(by: 86_400_000)
        let (year, month, day) = Self.civil(fromDays: days)
        let seconds = milliseconds / 1000
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))T\(pad(seconds / 3600, 2)):\(pad(seconds / 60 % 60, 2))"
            + ":\(pad(seconds % 60, 2)).\(pad(milliseconds % 1000, 3))Z"
    }

    /// Reads RFC 3339 in UTC, `2024-03-01T08:00:00Z` with or without decimals; anything else gives nil.
    ///
    /// Decimals beyond the third are dropped; a leap second is the first second of the next minute.
    public init?(_ description: String) {
        let text = Array(description.utf8)
        guard text.count >= 20, text.last == UInt8(ascii: "Z"),
            zip("0000-00-00T00:00:00".utf8, text).allSatisfy({ $0 == 48 ? (48...57).contains($1) : $0 == $1 })
        else { return nil }
        func number(_ range: Range<Int>) -> Int64 { text[range].reduce(0) { $0 * 10 + Int64($1) - 48 } }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        guard year >= 1, (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else {
            return nil
        }
        let decimals = text[19..<(text.count - 1)]
        guard decimals.isEmpty || decimals.first == UInt8(ascii: ".") && decimals.count > 1,
            decimals.dropFirst().allSatisfy({ (48...57).contains($0) }), (1...12).contains(month)
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        // A day that its month does not have would come back as one of the next.
        guard day >= 1, Self.civil(fromDays: days) == (year, month, day) else { return nil }
        let fraction = (decimals.dropFirst().map { Int64($0) - 48 } + [0, 0, 0]).prefix(3).reduce(0) { $0 * 10 + $1 }
        milliseconds = ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction
    }

    /// Days since 1970 of a civil date, by the algorithm of H.
    ///
    /// Hinnant, "chrono-compatible low-level date algorithms".
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(by: 400).quotient
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
        let (era, dayOfEra) = (days + 719_468).flooredQuotient(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex + (monthIndex < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    private func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Timestamp: Codable {
    /// Reads the RFC 3339 form.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Timestamp(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an RFC 3339 time in UTC: \(text)"))
        }
        self = value
    }

    /// Writes the RFC 3339 form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let remainder = ((self % divisor) + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }
}
