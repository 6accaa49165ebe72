/// A question of the library to its authenticator (ZeroMQ RFC 27), as a router receives it.
struct ZAPRequest {
    let envelope: [Frame]
    let requestID: Frame
    let domain: String
    let mechanism: String
    let credentials: [Frame]

    /// Nil for anything that is not a request of version 1.0.
    init?(_ frames: [Frame]) {
        guard frames.count >= 8, frames[1].isEmpty, frames[2].bytes == Array("1.0".utf8) else { return nil }
        envelope = Array(frames[0...1])
        requestID = frames[3]
        domain = String(decoding: frames[4].bytes, as: UTF8.self)
        mechanism = String(decoding: frames[7].bytes, as: UTF8.self)
        credentials = Array(frames[8...])
    }

    /// The peer's public key as Z85 text, if it speaks CURVE.
    var publicKey: String? {
        guard mechanism == "CURVE", credentials.count == 1 else { return nil }
        return CurveKeyPair.text(ofKey: credentials[0].bytes)
    }

    /// Lets the peer in under `userID`, or refuses it where that is nil.
    func reply(userID: String?) -> [Frame] {
        let answer = userID == nil ? ["400", "this key is not on the list", ""] : ["200", "OK", userID ?? ""]
        return envelope + [Frame("1.0".utf8), requestID] + answer.map { Frame($0.utf8) } + [.empty]
    }
}
