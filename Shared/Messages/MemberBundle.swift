package import Foundation

/// The documents that were found in one, as parse hands them back to ingest: the length of the table in four bytes
/// (little-endian), the table as JSON, and the bytes of all, one behind the other.
package struct MemberBundle: Sendable {
    /// What is wrong with a bundle.
    package struct Malformed: Error {
        package init() {}
    }

    /// One document.
    package struct Entry: Codable, Sendable, Equatable {
        /// Its path in the container, folders divided by `/`.
        package var path: String
        /// Bytes.
        package var size: Int
        /// What the container tells of it.
        package var declared: [String: String]
        /// Of a document that a web page offers: what the page tells.
        package var page: PageMetadata?
        /// A page that only leads to the document beside it: kept, and not read as a document.
        package var isCompanion: Bool

        package init(
            path: String, size: Int, declared: [String: String] = [:], page: PageMetadata? = nil,
            isCompanion: Bool = false
        ) {
            self.path = path
            self.size = size
            self.declared = declared
            self.page = page
            self.isCompanion = isCompanion
        }
    }

    /// No table is longer, in bytes.
    package static let longestTable = 64 << 20

    /// Bundles documents.
    package static func data(_ entries: [Entry], _ bodies: [Data]) throws -> Data {
        let table = try JSONEncoder().encode(entries)
        var data = Data(capacity: 4 + table.count + bodies.reduce(0) { $0 + $1.count })
        withUnsafeBytes(of: UInt32(table.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(table)
        for body in bodies { data.append(body) }
        return data
    }

    /// Where the table ends, by the four bytes that a bundle begins with.
    ///
    /// - Throws: ``Malformed``.
    package static func tableEnd(_ head: Data) throws -> Int {
        guard head.count == 4 else { throw Malformed() }
        let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= longestTable else { throw Malformed() }
        return 4 + length
    }

    /// The entries of a table; their bodies fill what is behind it.
    ///
    /// - Throws: ``Malformed``.
    package static func entries(of table: Data, bodies: Int) throws -> [Entry] {
        guard let entries = try? JSONDecoder().decode([Entry].self, from: table),
            entries.allSatisfy({ (0...bodies).contains($0.size) }), entries.count <= 1_000_000,
            entries.reduce(0, { $0 + $1.size }) == bodies
        else { throw Malformed() }
        return entries
    }
}
