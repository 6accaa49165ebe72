import Links
package import ZeroMQ

extension SocketOptions {
    /// Options of a socket that listens: CURVE only where the endpoint leaves the machine.
    static func serving(_ endpoints: [Endpoint], curve: CurveSettings?, zapDomain: String) throws -> SocketOptions {
        var options = SocketOptions()
        options.routerMandatory = true
        options.maxParts = LinkMessage.partLimit + 1  // the routing id comes first
        guard endpoints.contains(where: { !$0.isLocal }) else { return options }
        guard let curve else {
            throw LinkError(
                .forbidden,
                "\(endpoints.map(\.description).joined(separator: ", ")) can be reached from other machines "
                    + "and there are no keys: make some with `guidang keys`, or listen on ipc")
        }
        options.curve = .server(secretKey: curve.keys.secretKey, zapDomain: zapDomain)
        return options
    }

    /// Options of a socket that connects.
    package static func connecting(to endpoint: Endpoint, curve: CurveSettings?) throws -> SocketOptions {
        var options = SocketOptions()
        options.immediate = true
        options.maxParts = LinkMessage.partLimit
        guard !endpoint.isLocal else { return options }
        guard let curve, let server = curve.server else {
            throw LinkError(
                .forbidden,
                "\(endpoint) is on another machine and its public key is not known here: "
                    + "put it into the settings")
        }
        options.curve = .client(
            publicKey: curve.keys.publicKey, secretKey: curve.keys.secretKey, serverKey: server)
        return options
    }
}
