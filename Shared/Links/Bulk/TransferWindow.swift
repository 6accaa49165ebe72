/// The chunks of one body that are asked for and not here yet: a window of 8 chunks, so 2 MiB at the most.
package struct TransferWindow: Sendable, Equatable {
    /// Chunks under way at a time.
    package static let chunks = 8

    package let sha256: String
    package let size: Int64
    /// Everything before this is here.
    package private(set) var received: Int64
    private var asked: Int64

    /// Goes on from what is already here.
    package init(sha256: String, size: Int64, from offset: Int64) {
        self.sha256 = sha256
        self.size = size
        received = offset
        asked = offset
    }

    /// Whether all of it is here.
    package var isComplete: Bool { received >= size }

    /// The chunks to ask for now.
    package mutating func next() -> [BlobGet] {
        var gets: [BlobGet] = []
        while asked < size, asked - received < Int64(Self.chunks * BlobGet.chunk) {
            let length = Int(min(Int64(BlobGet.chunk), size - asked))
            gets.append(BlobGet(sha256: sha256, offset: asked, length: length))
            asked += Int64(length)
        }
        return gets
    }

    /// Takes a chunk.
    ///
    /// Chunks come in order on one link; any other is passed over, and false says so.
    package mutating func take(offset: Int64, count: Int) -> Bool {
        guard offset == received, count > 0, received + Int64(count) <= size else { return false }
        received += Int64(count)
        return true
    }

    /// Asks again for everything that is not here: the link was lost.
    package mutating func restart() { asked = received }
}
