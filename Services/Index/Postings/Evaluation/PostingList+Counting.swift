extension PostingList {
    /// How many of the documents are in a set; nothing is built for it.
    package func intersectionCount(_ documents: BlockBitmap) -> Int {
        documents.words.withUnsafeBufferPointer { words in
            docs.withUnsafeBytes { bytes in
                isDense ? Self.dense(bytes, words) : Self.sparse(bytes, words, count: count)
            }
        }
    }

    private static func dense(_ bytes: UnsafeRawBufferPointer, _ words: UnsafeBufferPointer<UInt64>) -> Int {
        var found = 0
        for index in 0..<BlockBitmap.wordCount {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 5 + index * 8, as: UInt64.self))
            found += (word & words[index]).nonzeroBitCount
        }
        return found
    }

    private static func sparse(
        _ bytes: UnsafeRawBufferPointer, _ words: UnsafeBufferPointer<UInt64>, count: Int
    ) -> Int {
        let bytes = bytes.bindMemory(to: UInt8.self)
        var (found, index, document) = (UInt64(0), 5, UInt64(0))
        for _ in 0..<count {
            guard let step = Varint.read(bytes, at: &index) else { break }
            document &+= step
            guard document < UInt64(BlockBitmap.capacity) else { break }
            found += words[Int(document >> 6)] >> (document & 63) & 1
        }
        return Int(found)
    }
}
