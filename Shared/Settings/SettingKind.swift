/// What values a setting takes.
package enum SettingKind: Sendable, Hashable {
    /// A path; one that is not absolute is taken from the folder the command runs in.
    case path

    /// A path; one that is not absolute is taken from the archive's folder.
    case folder

    /// Any number of paths; one that is not absolute is taken from the archive's folder.
    case folders

    case flag
    case count(ClosedRange<Int>)

    /// A time, kept in milliseconds.
    case time(milliseconds: ClosedRange<Int>)

    case bytes(ClosedRange<Int>)
    case choice([String])
    case endpoint
    case retention

    /// What is allowed, to stand within a sentence.
    package var allowed: Phrase {
        switch self {
        case .path, .folder: Phrase("a path", "路径")
        case .folders: Phrase("paths, separated by commas or as a YAML list", "若干路径，用逗号分隔，或写成 YAML 列表")
        case .flag: Phrase("true or false", "true 或 false")
        case .count(let range):
            Phrase(
                "a whole number from \(range.lowerBound) to \(range.upperBound)",
                "\(range.lowerBound) 至 \(range.upperBound) 的整数"
            )
        case .time(let range):
            Self.limits(
                range, SettingValue.written(milliseconds:),
                ("a time such as 500ms, 2s, 5m or 1h", "时间，如 500ms、2s、5m、1h"))
        case .bytes(let range):
            Self.limits(
                range, SettingValue.written(bytes:), ("a size such as 65536, 64KiB or 8MiB", "大小，如 65536、64KiB、8MiB"))
        case .choice(let words):
            Phrase("one of " + words.joined(separator: ", "), words.joined(separator: "、") + " 之一")
        case .retention:
            Phrase(
                "forever, a number of days such as 90d, or a number of events such as 100000",
                "forever（永久）、天数如 90d，或事件条数如 100000"
            )
        case .endpoint:
            Phrase(
                "an address such as ipc:///path/to/socket or tcp://127.0.0.1:7701",
                "地址，如 ipc:///path/to/socket 或 tcp://127.0.0.1:7701"
            )
        }
    }

    /// What is allowed, as a sentence.
    package var isAllowed: Phrase { Phrase("Allowed is \(allowed.english).", "可以填写：\(allowed.chinese)。") }

    private static func limits(
        _ range: ClosedRange<Int>, _ written: (Int) -> String, _ form: (english: String, chinese: String)
    ) -> Phrase {
        let (low, high) = (written(range.lowerBound), written(range.upperBound))
        return Phrase("\(form.english), from \(low) to \(high)", "\(form.chinese)，从 \(low) 到 \(high)")
    }
}
