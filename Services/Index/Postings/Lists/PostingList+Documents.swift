extension PostingList {
    /// The documents as a set; what is damaged at the end of them is left out.
    package var bitmap: BlockBitmap {
        var bitmap = BlockBitmap()
        union(into: &bitmap)
        return bitmap
    }

    /// Adds the documents to a set.
    package func union(into bitmap: inout BlockBitmap) {
        guard isDense else {
            forEachDelta { bitmap.insert($0) }
            return
        }
        docs.withUnsafeBytes { bytes in
            for index in 0..<BlockBitmap.wordCount {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 5 + index * 8, as: UInt64.self))
                bitmap.formUnion(word: word, at: index)
            }
        }
    }

    /// The documents in ascending order.
    package var documents: [UInt16] {
        var documents: [UInt16] = []
        documents.reserveCapacity(count)
        forEach { documents.append($0) }
        return documents
    }

    /// Calls with each document in ascending order; what is damaged at the end of them is left out.
    package func forEach(_ body: (UInt16) -> Void) {
        if isDense { bitmap.forEach(body) } else { forEachDelta(body) }
    }

    /// Reads the documents in place of what was there; false unless they ascend, are as many as the head says and fill
    /// the bytes.
    func read(into documents: inout [UInt16]) -> Bool {
        documents.removeAll(keepingCapacity: true)
        guard !isDense else {
            bitmap.forEach { documents.append($0) }
            return documents.count == count
        }
        return docs.withUnsafeBufferPointer { bytes in
            var index = 5
            var document = -1
            while index < bytes.count {
                guard let step = Varint.read(bytes, at: &index), step < UInt64(BlockBitmap.capacity) else {
                    return false
                }
                guard step > 0 || document < 0 else { return false }
                document = max(document, 0) + Int(step)
                guard document < BlockBitmap.capacity else { return false }
                documents.append(UInt16(truncatingIfNeeded: document))
            }
            return documents.count == count
        }
    }

    @inline(__always)
    private func forEachDelta(_ body: (UInt16) -> Void) {
        docs.withUnsafeBufferPointer { bytes in
            var index = 5
            var document: UInt64 = 0
            for _ in 0..<count {
                guard let step = Varint.read(bytes, at: &index) else { return }
                document &+= step
                guard document < UInt64(BlockBitmap.capacity) else { return }
                body(UInt16(truncatingIfNeeded: document))
            }
        }
    }
}
