/// Which end of an encrypted link a socket is; keys are Z85 text of 40 characters.
package enum CurveRole: Sendable, Hashable {
    /// The end that authenticates the other; `zapDomain` names the list of keys it lets in.
    case server(secretKey: String, zapDomain: String)
    /// The end that knows the server's public key beforehand.
    case client(publicKey: String, secretKey: String, serverKey: String)
}
