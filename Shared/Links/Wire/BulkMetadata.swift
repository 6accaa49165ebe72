/// BLOB_GET: asks for a part of a body, at most ``chunk`` bytes.
package struct BlobGet: Codable, Sendable, Hashable {
    /// Bytes of a chunk: small enough that no heartbeat waits long behind one.
    package static let chunk = 256 * 1024

    package var sha256: String
    package var offset: Int64
    package var length: Int

    package init(sha256: String, offset: Int64, length: Int) {
        self.sha256 = sha256
        self.offset = offset
        self.length = length
    }
}

extension BlobGet {
    /// Refuses what no body could answer.
    func check() throws(LinkError) {
        guard sha256.isSHA256 else { throw LinkError(.badQuestion, "a body is named by its SHA-256, 64 hex digits") }
        guard offset >= 0, (1...Self.chunk).contains(length) else {
            throw LinkError(
                .badQuestion,
                "a part of the body \(sha256) begins at 0 or above and has 1 to \(Self.chunk) bytes, "
                    + "not \(length) from \(offset)")
        }
    }
}

extension BlobOffer {
    /// Refuses what no product could be.
    func check() throws(LinkError) {
        guard sha256.isSHA256, size >= 0 else {
            throw LinkError(.malformed, "an offer names a SHA-256, 64 hex digits, and a size")
        }
    }
}

extension String {
    /// Whether this could be a SHA-256 in hex.
    fileprivate var isSHA256: Bool { utf8.count == 64 && utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit } }
}

/// BLOB_DATA: a part of a body, which follows as a frame.
///
/// BLOB_MISSING has the same metadata and no body.
package struct BlobData: Codable, Sendable, Hashable {
    package var sha256: String
    package var offset: Int64
    package var size: Int64

    package init(sha256: String, offset: Int64, size: Int64) {
        self.sha256 = sha256
        self.offset = offset
        self.size = size
    }
}

/// BLOB_OFFER: a worker holds the product of a task, too large for a RESULT; the head fetches it over this link.
package struct BlobOffer: Codable, Sendable, Hashable {
    package var sha256: String
    package var size: Int64

    package init(sha256: String, size: Int64) {
        self.sha256 = sha256
        self.size = size
    }
}
