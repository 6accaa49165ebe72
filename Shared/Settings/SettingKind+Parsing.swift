extension SettingKind {
    /// Reads a value as people write it; nil where it is not one that is allowed.
    package func value(of raw: String) -> SettingValue? {
        let text = raw.trimmed
        return switch self {
        case .path, .folder: text.isEmpty ? nil : .text(text)
        case .folders: .list(text.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty })
        case .flag: Self.flag(of: text).map(SettingValue.flag)
        case .count(let range): Int(text).flatMap { range.contains($0) ? .number($0) : nil }
        case .time(let range):
            Self.scaled(text, by: Self.timeUnits, bare: 1000).flatMap { range.contains($0) ? .milliseconds($0) : nil }
        case .bytes(let range):
            Self.scaled(text, by: Self.sizeUnits, bare: 1).flatMap { range.contains($0) ? .bytes($0) : nil }
        case .choice(let words): words.contains(text.lowercased()) ? .text(text.lowercased()) : nil
        case .retention: EventRetention(text).map { .text($0.description) }
        case .endpoint: Self.isEndpoint(text) ? .text(text) : nil
        }
    }

    private static let timeUnits = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000]

    private static let sizeUnits = [
        "b": 1, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000,
    ]

    private static func flag(of text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }

    /// Reads a number with an optional decimal part and an optional unit; nil where the result is no whole number.
    private static func scaled(_ text: String, by units: [String: Int], bare: Int) -> Int? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(digits.count).trimmed.lowercased()
        guard let number = Double(digits), let scale = unit.isEmpty ? bare : units[unit] else { return nil }
        return Int(exactly: (number * Double(scale)).rounded())
    }

    private static func isEndpoint(_ text: String) -> Bool {
        if text.hasPrefix("ipc://") {
            let path = text.dropFirst(6)
            return path.hasPrefix("/") && path.utf8.count <= RunFolder.longestSocketPath
        }
        guard text.hasPrefix("tcp://"), let colon = text.lastIndex(of: ":") else { return false }
        let host = text[text.index(text.startIndex, offsetBy: 6)..<max(colon, text.index(text.startIndex, offsetBy: 6))]
        let port = Int(text[text.index(after: colon)...])
        return !host.isEmpty && port.map { (1...65_535).contains($0) } == true
    }
}

extension StringProtocol {
    /// The text without white space at either end.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
