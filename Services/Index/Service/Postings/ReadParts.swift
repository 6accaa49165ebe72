internal import GRDB
internal import Postings

/// Reads some of the parts of long lists, and keeps them for the rest of a search, as long as they are not too large together:
/// what was checked is scored next.
final class ReadParts {
    private struct Name: Hashable {
        let segment: Int64
        let number: Int64
    }

    private let stored: PostingParts
    private let rows: PostingRows
    private var heads: [Int64: PostingParts.Head?] = [:]
    private var kept: [Name: [UInt8]] = [:]
    private var keptBytes = 0

    /// Bytes of parts that are kept.
    private static let mostKept = 8 << 20

    init(_ db: Database) { (stored, rows) = (PostingParts(db: db), PostingRows(db: db)) }

    /// Up to such a share of the parts each is read by itself; of more all are read in a row.
    ///
    /// One by itself takes a way through the store's tree of its own. A third in the place of three fifths made no difference
    /// that could be measured.
    private static let mostParts = (3, of: 5)

    /// A list with the places of some groups of its documents; nil where all of it is read sooner.
    ///
    /// - Throws: `PostingError.damaged(_:)` where parts are missing or damaged, and what SQLite throws.
    func list(_ list: PostingList, _ groups: [Int], of key: TermKey, in segment: Int64) throws -> PostingList? {
        guard let head = try head(of: list, key, segment),
            head.parts.count(holding: groups) * Self.mostParts.of <= head.parts.count * Self.mostParts.0
        else { return nil }
        let table = head.table.count
        let part = try list.withPlaces(of: groups, size: head.size) { range in
            guard range.lowerBound >= table else { return Array(head.table[range]) }
            var bytes: [UInt8] = []
            for part in head.parts.holding(range) {
                let place = head.parts.bytes(of: part)
                let content = try self.part(head.first + Int64(part), of: segment)
                guard content.count == place.count else { throw PostingError.damaged(key) }
                let wanted = range.clamped(to: place)
                bytes += content[wanted.lowerBound - place.lowerBound..<wanted.upperBound - place.lowerBound]
            }
            return bytes
        }
        guard let part else { throw PostingError.damaged(key) }
        return part
    }

    private func head(of list: PostingList, _ key: TermKey, _ segment: Int64) throws -> PostingParts.Head? {
        guard list.count > PostingList.stride else { return nil }
        let row = PostingRows.row(of: key, in: segment)
        if let known = heads[row] { return known }
        let head = try rows.head(of: list, key, in: segment)
        heads[row] = head
        return head
    }

    private func part(_ number: Int64, of segment: Int64) throws -> [UInt8] {
        let name = Name(segment: segment, number: number)
        if let known = kept[name] { return known }
        let bytes = try stored.part(number, of: segment)
        if keptBytes + bytes.count <= Self.mostKept {
            keptBytes += bytes.count
            kept[name] = bytes
        }
        return bytes
    }
}
