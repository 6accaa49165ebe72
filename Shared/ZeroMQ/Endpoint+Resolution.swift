import Dispatch
import Glibc

extension Endpoint {
    /// The same endpoint with its host name looked up, one for each address, in the system's order of preference.
    ///
    /// libzmq would look names up in the thread that moves all bytes and stop every link for as long as that
    /// takes, so `Socket.connect` takes only what this gives. Literals and local endpoints come back as they are.
    /// Throws `unresolved`.
    package func resolved() async throws(ZeroMQError) -> [Endpoint] {
        guard case .tcp(let host, let port) = self, !isLiteral else { return [self] }
        let found = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: Self.lookUp(host))
            }
        }
        guard !found.isEmpty else {
            throw ZeroMQError(
                .unresolved,
                "no address was found for the host \(host)",
                hint: "Check the name and the name service, or write the numeric address"
            )
        }
        return found.map { .tcp(host: $0, port: port) }
    }

    private static func lookUp(_ host: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var hosts: [String] = []
        var entry = list
        while let current = entry?.pointee {
            var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let status = getnameinfo(
                current.ai_addr,
                current.ai_addrlen,
                &name,
                socklen_t(name.count),
                nil,
                0,
                NI_NUMERICHOST
            )
            if status == 0 {
                let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                if !hosts.contains(text) { hosts.append(text) }
            }
            entry = current.ai_next
        }
        return hosts
    }
}
