import CZeroMQ

/// The two keys by which one node is known; both as Z85 text of 40 characters.
///
/// Each node has its own pair and never shares it: the public key is the node's identity.
package struct CurveKeyPair: Sendable, Hashable {
    package let publicKey: String
    package let secretKey: String

    /// Takes two keys that belong together; throws `invalidKey` otherwise.
    package init(publicKey: String, secretKey: String) throws(ZeroMQError) {
        try Self.validate(key: publicKey)
        guard try Self.publicKey(of: secretKey) == publicKey else {
            throw ZeroMQError(.invalidKey, "the public key does not belong to the secret key")
        }
        self.publicKey = publicKey
        self.secretKey = secretKey
    }

    private init(checked publicKey: String, secretKey: String) {
        self.publicKey = publicKey
        self.secretKey = secretKey
    }

    /// A fresh pair from the system's random source.
    package static func generate() throws(ZeroMQError) -> CurveKeyPair {
        try Library.requireCurve()
        var publicKey = [CChar](repeating: 0, count: 41)
        var secretKey = [CChar](repeating: 0, count: 41)
        guard zmq_curve_keypair(&publicKey, &secretKey) == 0 else { throw .last("make a key pair") }
        return CurveKeyPair(checked: text(publicKey), secretKey: text(secretKey))
    }

    /// The public key that goes with a secret one.
    package static func publicKey(of secretKey: String) throws(ZeroMQError) -> String {
        try Library.requireCurve()
        try validate(key: secretKey)
        var publicKey = [CChar](repeating: 0, count: 41)
        guard zmq_curve_public(&publicKey, secretKey) == 0 else { throw .last("derive a public key") }
        return text(publicKey)
    }

    /// Throws `invalidKey` unless `key` is 40 characters of Z85 (ZeroMQ RFC 32) that stand for 32 bytes.
    package static func validate(key: String) throws(ZeroMQError) {
        var bytes = [UInt8](repeating: 0, count: 32)
        guard key.utf8.count == 40, !key.utf8.contains(0), zmq_z85_decode(&bytes, key) != nil else {
            throw ZeroMQError(
                .invalidKey,
                "a key is 40 characters of Z85, and this text of \(key.utf8.count) bytes is not",
                hint: "Copy the whole key, or make a new pair"
            )
        }
    }

    /// The Z85 text of a 32-byte key, or nil for any other length.
    static func text(ofKey bytes: [UInt8]) -> String? {
        guard bytes.count == 32 else { return nil }
        var encoded = [CChar](repeating: 0, count: 41)
        guard zmq_z85_encode(&encoded, bytes, 32) != nil else { return nil }
        return text(encoded)
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension CurveKeyPair: CustomStringConvertible, CustomReflectable {
    /// The public key only, so that a secret never reaches a log.
    package var description: String { "CurveKeyPair(\(publicKey))" }

    package var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }
}
