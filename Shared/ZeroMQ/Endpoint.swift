/// Where a socket binds or connects.
///
/// As text: `ipc:///path`, `tcp://host:port` (`*` for every address or, when binding, any free port; IPv6 in
/// brackets), `inproc://name`.
package enum Endpoint: Hashable, Sendable {
    /// A Unix socket at `path`, guarded by file permissions.
    case ipc(String)
    /// A TCP address; the host is `*`, a literal or a name, IPv6 without brackets; port 0 means any free one.
    case tcp(host: String, port: UInt16)
    /// A name inside this process.
    case inproc(String)

    /// The longest path, in UTF-8 bytes, that a Unix socket address has room for.
    package static let maximumPathBytes = 107

    /// True for endpoints nobody outside this machine can reach and file permissions or the process guard.
    ///
    /// A loopback TCP port is not local in this sense: every user of the machine can connect to it.
    package var isLocal: Bool {
        switch self {
        case .ipc, .inproc: true
        case .tcp: false
        }
    }
}

extension Endpoint: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .ipc(let path): "ipc://\(path)"
        case .inproc(let name): "inproc://\(name)"
        case .tcp(let host, let port):
            "tcp://\(host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host):\(port == 0 ? "*" : String(port))"
        }
    }

    /// Reads the text form; nil where `init(parsing:)` would throw.
    package init?(_ description: String) {
        guard let endpoint = try? Endpoint(parsing: description) else { return nil }
        self = endpoint
    }
}
