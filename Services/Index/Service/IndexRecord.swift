internal import Foundation
internal import Messages

/// What the index keeps of a report in columns.
package struct IndexRecord: Codable, Sendable, Equatable {
    /// Sizes in bytes of what ``IndexEntry/content`` holds.
    package struct Parts: Codable, Sendable, Equatable {
        /// The report's JSON.
        package var json: Int
        /// The same as a zlib stream, which stands first.
        package var packedJSON: Int
        /// What the posting lists get, which stands second.
        package var vector: Int
        /// What comparing needs, which stands third.
        package var fingerprint: Int
        /// CRC-32 of both.
        package var checksum: UInt32
        /// Whether the text is longer than the index takes.
        package var isPartial: Bool
    }

    /// SHA-256 of the original, in lower-case hex.
    package var documentId: String
    /// The series of versions.
    package var reportId: String
    /// From 1.
    package var revision: Int
    /// `annual-report`, `other` or a later kind.
    package var kind: String
    /// The report's own title, cut at 500 characters.
    package var title: String?
    /// The agency's key.
    package var agencyKey: String?
    /// The agency's full name.
    package var agency: String?
    /// `national` … `township`.
    package var agencyLevel: String?
    /// `government`, `department` or another.
    package var agencyKind: String?
    /// Code of GB/T 2260.
    package var division: String?
    /// Its name behind those of the divisions that it lies in, the province first.
    package var divisionPath: [String]?
    /// The year reported on.
    package var reportYear: Int?
    /// ISO 8601.
    package var dateWritten: String?
    /// ISO 8601.
    package var datePublished: String?
    /// The name under which the document was first seen.
    package var fileName: String
    /// Which reader made the report.
    package var reader: String
    /// Unicode scalars of the text.
    package var textLength: Int
    /// The inbox sub-folders the document lay in.
    package var tags: [String]
    /// What the content holds.
    package var parts: Parts

    /// Takes the columns out of a report.
    init(_ report: IndexedReport, tags: [String], parts: Parts) {
        let head = report.head
        documentId = head.documentId
        reportId = head.reportId
        revision = head.revision
        kind = head.kind.rawValue
        title = head.title.map(Self.cut)
        agencyKey = head.agency.map { Self.cut($0.key) }
        agency = head.agency.map { Self.cut($0.name) }
        agencyLevel = head.agency?.level?.rawValue
        agencyKind = head.agency?.kind.rawValue
        division = head.agency?.division?.code
        divisionPath = head.agency?.division?.path.prefix(8).map(Self.cut)
        reportYear = head.reportYear
        dateWritten = head.dateWritten?.iso
        datePublished = head.datePublished?.iso
        fileName = Self.cut(head.source.fileName)
        reader = head.reader.version
        textLength = report.text.unicodeScalars.count
        self.tags = tags
        self.parts = parts
    }

    /// Characters of a column.
    private static let columnLimit = 500

    /// Columns are for tables and lists; the whole is in the JSON.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > columnLimit else { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.prefix(columnLimit))
        return String(scalars)
    }

    /// Tags as their column has them: an array of JSON.
    static func tags(_ column: String) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(column.utf8))
    }
}
