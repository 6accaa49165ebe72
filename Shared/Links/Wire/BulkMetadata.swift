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
