/// The value of a setting, checked against its kind.
package enum SettingValue: Sendable, Hashable, CustomStringConvertible {
    case text(String)
    case list([String])
    case flag(Bool)
    case number(Int)
    case milliseconds(Int)
    case bytes(Int)

    /// The value as it may be written in `guidang.yaml`.
    package var description: String {
        switch self {
        case .text(let text): text
        case .list(let items): items.joined(separator: ",")
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): String(number)
        case .milliseconds(let milliseconds): Self.written(milliseconds: milliseconds)
        case .bytes(let bytes): Self.written(bytes: bytes)
        }
    }

    /// Writes a time in the largest unit that divides it.
    static func written(milliseconds: Int) -> String {
        for (unit, size) in [("h", 3_600_000), ("m", 60_000), ("s", 1000)]
        where milliseconds >= size && milliseconds % size == 0 {
            return "\(milliseconds / size)\(unit)"
        }
        return "\(milliseconds)ms"
    }

    /// Writes a size in the largest binary unit that divides it.
    static func written(bytes: Int) -> String {
        for (unit, size) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where bytes >= size && bytes % size == 0 {
            return "\(bytes / size)\(unit)"
        }
        return String(bytes)
    }
}
