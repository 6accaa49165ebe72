/// Further indexes beside the first one: each takes every current report and answers like it.
package enum IndexCopy {
    /// What their names begin with.
    package static let prefix = StageName.index.rawValue + "-"

    /// Characters behind the prefix: the name is also that of sockets, whose paths must be short.
    private static let room = 1...10

    /// Whether a name is one: the prefix, then small letters, digits and hyphens.
    package static func isName(_ name: String) -> Bool {
        guard name.hasPrefix(prefix), room.contains(name.utf8.count - prefix.utf8.count) else { return false }
        return name.utf8.dropFirst(prefix.utf8.count).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }
}
