internal import Messages

/// Days as the index orders reports by.
enum DayNumber {
    /// Days from 1970-01-01 to a date of ISO 8601; 0 for none, for no date, and for one outside 1970 to 2149.
    ///
    /// The days of the Gregorian calendar by H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    static func of(_ iso: String?) -> UInt16 {
        let parts = (iso ?? "").split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1970...2149).contains(parts[0]), (1...12).contains(parts[1]),
            (1...31).contains(parts[2])
        else { return 0 }
        let year = parts[1] > 2 ? parts[0] : parts[0] - 1
        let era = year / 400
        let ofEra = year - era * 400
        let month = (parts[1] + 9) % 12
        let ofYear = (153 * month + 2) / 5 + parts[2] - 1
        let day = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        return UInt16(clamping: day)
    }
}
