/// The postings of one key in one segment: which documents of the block hold it, and where in each.
///
/// Documents are one of two forms, told by the first byte: ``Form/deltas`` (each as an LEB128 varint of the distance
/// from the one before, the first from zero), ``Form/bits`` (8,192 bytes of a ``BlockBitmap``). The second to fifth byte
/// are the number of documents, little-endian.
///
/// Places follow the documents' order, a ``PostingEntry`` each: of ``PlaceCode``, or of ``FigureCode`` for figures. Before
/// them stands a skip table: for every ``stride``-th document but the first, as four bytes little-endian, where its entry
/// begins, counted from the end of the table.
package struct PostingList: Sendable {
    /// How the documents are written.
    enum Form: UInt8 {
        case deltas = 1
        case bits = 2
    }

    /// Documents between two entries of the skip table.
    package static let stride = 64
    /// Documents from which the bitmap is the shorter form on average.
    static let bitsFrom = 4_096

    /// The documents as stored.
    package let docs: [UInt8]
    /// The places as stored; empty for a key that has none, or where they were not read.
    package let places: [UInt8]
    /// How many documents there are.
    package let count: Int

    /// Bytes of both.
    package var size: Int { docs.count + places.count }

    /// Whether the documents are bits.
    var isDense: Bool { docs[0] == Form.bits.rawValue }

    /// Bytes of the skip table of so many documents.
    package static func tableLength(count: Int) -> Int { max(0, (count - 1) / stride) * 4 }

    /// Takes what a store gives; nil where the head of the documents is not one that this version writes.
    package init?(docs: [UInt8], places: [UInt8] = []) {
        guard docs.count >= 5, Form(rawValue: docs[0]) != nil else { return nil }
        let count = Int(docs[1]) | Int(docs[2]) << 8 | Int(docs[3]) << 16
        guard docs[4] == 0, count <= BlockBitmap.capacity else { return nil }
        guard docs[0] != Form.bits.rawValue || docs.count == 5 + BlockBitmap.capacity / 8 else { return nil }
        self.docs = docs
        self.places = places
        self.count = count
    }
}
