/// Writes one ``PostingList``, document after document.
package struct PostingListWriter {
    /// The documents so far.
    private(set) var documents: [UInt16] = []
    private var table: [UInt8] = []
    private var bytes: [UInt8] = []

    /// Starts an empty list.
    package init() {}

    /// How many documents were written.
    package var count: Int { documents.count }

    /// Adds a document without places; its number must be greater than the one before.
    @inline(__always)
    package mutating func append(_ document: UInt16) {
        documents.append(document)
    }

    /// Adds a document with its places in ascending order; a list has places for all of its documents or for none.
    package mutating func append(_ document: UInt16, places: some Collection<UInt32>) {
        mark()
        documents.append(document)
        PlaceCode.write(places, to: &bytes)
    }

    /// Adds a document with the values of its figures.
    package mutating func append(_ document: UInt16, values: some Collection<Double>) {
        mark()
        documents.append(document)
        FigureCode.write(values, to: &bytes)
    }

    /// Adds a document whose places are written already.
    package mutating func append(_ document: UInt16, encoded places: some Collection<UInt8>) {
        mark()
        documents.append(document)
        bytes.append(contentsOf: places)
    }

    /// Adds a document whose places are written already.
    @inline(__always)
    mutating func append(_ document: UInt16, encoded places: UnsafeBufferPointer<UInt8>) {
        mark()
        documents.append(document)
        bytes.append(contentsOf: places)
    }

    /// Adds some of an array's documents, whose entries lie in one run; marks are where each entry begins that the skip table
    /// names, counted from the run's start.
    mutating func append(
        _ some: Range<Int>, of added: [UInt16], run: UnsafeBufferPointer<UInt8>, marks: [Int]
    ) {
        for offset in marks { mark(offset: bytes.count + offset) }
        // Of a slice the standard library would count references.
        added.withUnsafeBufferPointer { documents.append(contentsOf: UnsafeBufferPointer(rebasing: $0[some])) }
        bytes.append(contentsOf: run)
    }

    @inline(__always)
    private mutating func mark() {
        guard documents.count % PostingList.stride == 0, documents.count > 0 else { return }
        mark(offset: bytes.count)
    }

    private mutating func mark(offset: Int) {
        let offset = UInt32(truncatingIfNeeded: offset)
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            table.append(UInt8(truncatingIfNeeded: offset >> shift))
        }
    }

    /// The list's two columns.
    package func finish() -> (docs: [UInt8], places: [UInt8]) {
        var places: [UInt8] = []
        places.reserveCapacity(table.count + bytes.count)
        places += table
        places += bytes
        return (documents.count >= PostingList.bitsFrom ? bits() : deltas(), places)
    }

    /// The list's two columns; the writer is then empty again and keeps its room.
    package mutating func take() -> (docs: [UInt8], places: [UInt8]) {
        defer {
            documents.removeAll(keepingCapacity: true)
            table.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        return finish()
    }

    private func bits() -> [UInt8] {
        var bitmap = BlockBitmap()
        for document in documents { bitmap.insert(document) }
        return head(.bits, room: BlockBitmap.capacity / 8) + bitmap.bytes
    }

    private func deltas() -> [UInt8] {
        var docs = head(.deltas, room: documents.count + documents.count / 8 + 2)
        var last: UInt16 = 0
        for document in documents {
            Varint.write(UInt64(document &- last), to: &docs)
            last = document
        }
        return docs
    }

    @inline(__always)
    private func head(_ form: PostingList.Form, room: Int) -> [UInt8] {
        var docs: [UInt8] = []
        docs.reserveCapacity(5 + room)
        docs.append(form.rawValue)
        for shift in stride(from: 0, to: 32, by: 8) { docs.append(UInt8(truncatingIfNeeded: documents.count >> shift)) }
        return docs
    }
}
