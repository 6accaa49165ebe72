/// What values a setting takes.
package enum SettingKind: Sendable, Hashable {
    /// A path; one that is not absolute is taken from the folder the command runs in.
    case path

    /// Any number of paths; one that is not absolute is taken from the archive's folder.
    case folders

    case flag
    case count(ClosedRange<Int>)

    /// A time, kept in milliseconds.
    case time(milliseconds: ClosedRange<Int>)

    case bytes(ClosedRange<Int>)
    case choice([String])
    case endpoint

    /// Says in English what is allowed.
    package var allowed: String {
        switch self {
        case .path: "a path"
        case .folders: "paths, separated by commas or as a YAML list"
        case .flag: "true or false"
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .time(let range):
            "a time such as 500ms, 2s, 5m or 1h, from \(SettingValue.written(milliseconds: range.lowerBound)) "
                + "to \(SettingValue.written(milliseconds: range.upperBound))"
        case .bytes(let range):
            "a size such as 65536, 64KiB or 8MiB, from \(SettingValue.written(bytes: range.lowerBound)) "
                + "to \(SettingValue.written(bytes: range.upperBound))"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .endpoint: "an address such as ipc:///path/to/socket or tcp://127.0.0.1:7701"
        }
    }
}
