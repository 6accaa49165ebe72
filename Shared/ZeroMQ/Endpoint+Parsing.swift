import Glibc

extension Endpoint {
    /// Reads the text form and says what is wrong with it when it cannot.
    package init(parsing text: String) throws(ZeroMQError) {
        if let path = text.after("ipc://") {
            self = .ipc(path)
        } else if let name = text.after("inproc://") {
            self = .inproc(name)
        } else if let address = text.after("tcp://") {
            self = try Self.tcp(parsing: address, of: text)
        } else {
            throw .endpoint(text, "it does not begin with ipc://, tcp:// or inproc://")
        }
        try validate()
    }

    private static func tcp(parsing address: String, of text: String) throws(ZeroMQError) -> Endpoint {
        guard let colon = address.lastIndex(of: ":") else {
            throw .endpoint(text, "it has no port; write tcp://host:port")
        }
        let portText = address[address.index(after: colon)...]
        guard let port = portText == "*" ? 0 : UInt16(portText) else {
            throw .endpoint(text, "its port must be 1 to 65535, or * for any free one")
        }
        var host = address[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw .endpoint(text, "an IPv6 address belongs in brackets: tcp://[::1]:5555")
        }
        return .tcp(host: String(host), port: port)
    }

    /// Throws `invalidEndpoint` where the address could not be used, or would be cut short or misread.
    package func validate() throws(ZeroMQError) {
        if description.utf8.contains(0) {
            throw .endpoint("with a zero byte", "it must be text without zero bytes")
        }
        switch self {
        case .ipc(let path):
            let length = path.utf8.count
            if length == 0 { throw .endpoint(description, "it has no path") }
            if path.hasPrefix("@") {
                throw .endpoint(description, "a socket without a file has no permissions; name a path instead")
            }
            if length > Self.maximumPathBytes {
                throw .endpoint(
                    description,
                    "its path takes \(length) bytes and a socket's path has room for \(Self.maximumPathBytes)"
                        + " (a Chinese character takes 3); choose a shorter folder"
                )
            }
        case .inproc(let name):
            if name.isEmpty { throw .endpoint(description, "it has no name") }
        case .tcp(let host, _):
            if host.isEmpty { throw .endpoint(description, "it has no host; write * for every address") }
            let allowed = host.utf8.allSatisfy { byte in
                byte > 0x20 && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "[")
            }
            if !allowed || (host.utf8.contains(UInt8(ascii: ":")) && !isLiteral) {
                throw .endpoint(description, "its host is neither a name nor an address")
            }
        }
    }

    /// True where no name has to be looked up: a numeric address, or no TCP at all.
    package var isLiteral: Bool {
        guard case .tcp(let host, _) = self else { return true }
        return Self.isIPv4(host) || Self.isIPv6(host)
    }

    static func isIPv4(_ host: String) -> Bool {
        var address = in_addr()
        return inet_pton(AF_INET, host, &address) == 1
    }

    static func isIPv6(_ host: String) -> Bool {
        var address = in6_addr()
        let bare = host.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
        return inet_pton(AF_INET6, bare ?? host, &address) == 1
    }
}

extension ZeroMQError {
    static func endpoint(_ text: String, _ reason: String) -> ZeroMQError {
        ZeroMQError(.invalidEndpoint, "the address \(text) cannot be used: \(reason)")
    }
}

extension String {
    fileprivate func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
