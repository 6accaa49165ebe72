@testable import Postings

/// Gives numbers as a store would, in another order than that of any document, and reads rows back.
enum ModelStore {
    static func number(of unit: ModelDocument.Unit) -> UnitID {
        switch unit {
        case .lineEnd: .end
        case .scalar(let scalar): UnitID(scalar: scalar)
        case .word(let word): UnitID(smallNumber: word.utf8) ?? number(ofWord: Array(word.utf8))
        }
    }

    static func number(ofWord word: [UInt8]) -> UnitID {
        let position = ModelDocument.words.firstIndex { Array($0.utf8) == word } ?? 0
        return UnitID(rawValue: UnitID.firstWord + UInt32((position * 5 + 3) % 8) * 1_000)
    }

    static func number(of value: DocumentVector.FieldValue) -> Int64 {
        Int64(value.field) << 40 - Int64(value.value.utf8.last ?? 0)
    }

    static func number(of kind: DocumentVector.FigureKind) -> Int64 { 1_000 - Int64(kind.subject.utf8.last ?? 0) }

    static func resolve(_ vector: DocumentVector) -> ResolvedVector? {
        ResolvedVector(
            vector, words: vector.words.map(number(ofWord:)), values: vector.values.map(number(of:)),
            figures: vector.figures.map(number(of:)))
    }

    /// All postings of documents.
    static func postings(_ documents: [(UInt16, ModelDocument)]) -> [TermKey: [UInt16: ModelDocument.Postings]] {
        var postings: [TermKey: [UInt16: ModelDocument.Postings]] = [:]
        for (number, document) in documents {
            for (key, kept) in document.postings { postings[key, default: [:]][number] = kept }
        }
        return postings
    }

    /// What a list says.
    static func read(_ list: PostingList, of key: TermKey) -> [UInt16: ModelDocument.Postings] {
        var places = PlaceCursor(list)
        var values = FigureCursor(list)
        var read: [UInt16: ModelDocument.Postings] = [:]
        for document in list.documents {
            if list.places.isEmpty {
                read[document] = ModelDocument.Postings.none
            } else if key.tag == 14 {
                read[document] = values.seek(document) ? .values(values.values) : nil
            } else {
                read[document] = places.seek(document) ? .places(places.places) : nil
            }
        }
        return read
    }

    /// What rows say; a key that comes twice or out of order is left out.
    static func read(_ rows: [SegmentRow]) -> [TermKey: [UInt16: ModelDocument.Postings]] {
        var read: [TermKey: [UInt16: ModelDocument.Postings]] = [:]
        var last: TermKey?
        for row in rows where last.map({ $0 < row.key }) ?? true {
            read[row.key] = PostingList(docs: row.docs, places: row.places).map { Self.read($0, of: row.key) }
            last = row.key
        }
        return read
    }

    static func segment(_ documents: some Sequence<(UInt16, ModelDocument)>) -> [SegmentRow] {
        var builder = SegmentBuilder(
            documents.compactMap { number, document in resolve(document.vector).map { (document: number, vector: $0) } }
        )
        var rows: [SegmentRow] = []
        while let row = builder.next() { rows.append(row) }
        return rows
    }

    /// Rows as a source.
    struct Source: SegmentSource {
        var rows: ArraySlice<SegmentRow>

        mutating func next() -> SegmentRow? { rows.popFirst() }
    }

    static func merge(
        _ segments: [[SegmentRow]], keep: BlockBitmap? = nil, after key: TermKey? = nil, limit: Int = .max
    ) throws -> [SegmentRow] {
        var merge = SegmentMerge(segments.map { Source(rows: $0[...]) }, keep: keep, after: key)
        var rows: [SegmentRow] = []
        while rows.count < limit, let row = try merge.next() { rows.append(row) }
        return rows
    }

    static func documents(seed: UInt64, count: Int, length: Int, alphabet: Int) -> [(UInt16, ModelDocument)] {
        var random = SeededNumbers(seed: seed)
        var number = -1
        let room = BlockBitmap.capacity / count
        return (0..<count).map { _ in
            number += random.number(1...min(room, 40))
            return (
                UInt16(number), ModelDocument.random(&random, length: random.number(0...length), alphabet: alphabet)
            )
        }
    }
}
