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
    private var kept: [Name: [UInt8]] = [:]
    private var keptBytes = 0

    /// Bytes of parts that are kept.
    private static let mostKept = 8 << 20

    init(_ db: Database) { stored = PostingParts(db: db) }

    /// A list with the places of some groups of its documents.
    ///
    /// - Throws: `PostingError.damaged(_:)` where parts are missing or damaged, and what SQLite throws.
    func list(
        _ list: PostingList, _ groups: [Int], _ head: PostingParts.Head, of segment: Int64, _ key: TermKey
    ) throws -> PostingList {
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
