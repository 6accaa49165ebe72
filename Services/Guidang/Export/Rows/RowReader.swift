import Foundation
import Messages

/// Makes the rows of any table out of one report after the other.
struct RowReader {
    /// What one row is for.
    private struct Place {
        /// The value; nil for the report itself.
        var node: Int?
        var key: Int?
        var ordinal = 1
        var outer = 1
    }

    private var report = JSONDocument()
    private var archive = JSONDocument()
    private var comparison = JSONDocument()
    private var sections = SectionIndex()

    /// Of the report that was loaded last.
    private(set) var documentId = ""
    private(set) var revision = 0

    /// Takes another report in place of the last.
    ///
    /// - Throws: ``ExportError/malformed(documentId:reason:)``.
    mutating func load(_ exported: ExportedReport) throws(ExportError) {
        documentId = "?"
        do throws(ExportError.Malformed) {
            try report.load(exported.json)
            let id = text("documentId") ?? ""
            // It becomes a file's name, and others compare it byte by byte.
            guard let hash = ContentHash(hex: id), hash.hex == id else {
                throw ExportError.Malformed("its documentId is no SHA-256 in lower-case hex")
            }
            documentId = id
            guard let schema = text("schema"), Report.reads(schema: schema) else {
                throw ExportError.Malformed("its schema is not \(Report.schema)")
            }
            guard let root = report.root, let node = report.value("revision", of: root),
                let revision = report.integer(node)
            else { throw ExportError.Malformed("its revision is no whole number") }
            self.revision = revision
            sections.load(report)
            let tags = exported.tags.isEmpty ? nil : try? JSONEncoder().encode(["tags": exported.tags])
            try archive.load(tags ?? Data("{}".utf8))
            try comparison.load(exported.comparison ?? Data("{}".utf8))
        } catch {
            throw malformed(error)
        }
    }

    /// A string of the report; nil where there is none.
    func text(_ path: JSONPath) -> String? {
        guard let root = report.root, let node = report.value(path, of: root), report.nodes[node].kind == .string
        else { return nil }
        var bytes: [UInt8] = []
        report.appendText(of: node, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The taxonomies that the report's duties are of, without repeats.
    var taxonomies: Set<String> {
        var found: Set<String> = []
        guard let root = report.root, let duties = report.value("duties", of: root) else { return [] }
        report.forEachElement(of: duties) { duty in
            guard let node = report.value("taxonomy", of: duty), report.nodes[node].kind == .string else { return }
            found.insert(String(decoding: report.raw(node), as: UTF8.self))
        }
        return found
    }

    /// Calls for each row of a table that the report gives, in order; the row is used again for the next.
    ///
    /// - Throws: ``ExportError/malformed(documentId:reason:)``, and what the body throws.
    func forEachRow(
        of table: TableSchema, using row: inout TableRow, _ body: (borrowing TableRow) throws -> Void
    ) throws {
        let document = document(of: table)
        guard let root = document.root else { return }
        func emit(_ place: Place) throws {
            row.clear()
            for column in table.columns {
                do {
                    try add(column, at: place, of: document, to: &row)
                } catch {
                    throw malformed(ExportError.Malformed("\(table.name).\(column.name): \(error.reason)"))
                }
            }
            try body(row)
        }
        switch table.rows {
        case .document: try emit(Place())
        case .elements(let path):
            guard let array = document.value(path, of: root) else { return }
            var place = Place(ordinal: 0)
            try document.forEachElement(of: array) { element in
                place.node = element
                place.ordinal += 1
                try emit(place)
            }
        case .nestedElements(let path, let outer):
            guard let array = document.value(outer, of: root) else { return }
            var place = Place(outer: 0)
            try document.forEachElement(of: array) { element in
                place.outer += 1
                place.ordinal = 0
                guard let inner = document.value(path, of: element) else { return }
                try document.forEachElement(of: inner) { element in
                    place.node = element
                    place.ordinal += 1
                    try emit(place)
                }
            }
        case .members(let path):
            guard let object = document.value(path, of: root) else { return }
            var place = Place(ordinal: 0)
            try document.forEachMember(of: object) { key, value in
                place.key = key
                place.node = value
                place.ordinal += 1
                try emit(place)
            }
        case .sections:
            var place = Place(ordinal: 0)
            while place.ordinal < sections.count {
                place.ordinal += 1
                place.node = sections.node(ofSection: place.ordinal)
                try emit(place)
            }
        }
    }

    private func document(of table: TableSchema) -> JSONDocument {
        switch table.document {
        case .report: report
        case .archive: archive
        case .comparison: comparison
        }
    }

    private func malformed(_ error: ExportError.Malformed) -> ExportError {
        ExportError.malformed(documentId: documentId, reason: error.reason)
    }

    private func add(
        _ column: ColumnSchema, at place: Place, of document: JSONDocument, to row: inout TableRow
    ) throws(ExportError.Malformed) {
        guard let root = report.root else { return row.addEmpty() }
        let item = place.node ?? 0
        switch column.source {
        case .report(let path):
            try row.add(report.value(path, of: root), of: report, as: column.type)
        case .item(let path):
            try row.add(document.value(path, of: item), of: document, as: column.type)
        case .rangeStart(let path):
            let range = document.value(path, of: item)
            try row.add(range.flatMap { document.element(0, of: $0) }, of: document, as: .integer)
        case .rangeEnd(let path):
            let range = document.value(path, of: item)
            try row.add(range.flatMap { document.element(1, of: $0) }, of: document, as: .integer)
        case .count(let path): row.add(report.value(path, of: root).map { report.count(of: $0) } ?? 0)
        case .sectionCount: row.add(sections.count)
        case .scalarCount(let path): row.add(report.value(path, of: root).map { report.scalarCount(of: $0) } ?? 0)
        case .ordinal: row.add(place.ordinal)
        case .outerOrdinal: row.add(place.outer)
        case .memberName:
            guard let key = place.key else { return row.addEmpty() }
            try row.add(key, of: document, as: .string)
        case .division(let level): try row.add(divisionName(level), of: report, as: .string)
        case .sectionOrdinal(let path):
            let section = try section(path, of: item)
            row.add(section == 0 ? nil : section)
        case .sectionPath(let path):
            let section = try section(path, of: item)
            guard section > 0 else { return row.addEmpty() }
            row.add(.text) { sections.appendPath(ofSection: section, to: &$0) }
        case .ownSectionPath: row.add(.text) { sections.appendPath(ofSection: place.ordinal, to: &$0) }
        case .parentSection: row.add(sections.parent(ofSection: place.ordinal))
        case .textFile: row.add(TextFiles.path(of: documentId))
        case .blank: row.addEmpty()
        }
    }

    /// The number of the section to which a path of the report leads; 0 for none.
    private func section(_ path: JSONPath, of item: Int) throws(ExportError.Malformed) -> Int {
        guard let node = report.value(path, of: item) else { return 0 }
        guard let section = sections.section(at: node, of: report) else {
            throw ExportError.Malformed("its path leads to no section of the outline")
        }
        return section
    }

    /// The division's path names what the code's digits have, without the 市辖区 and 县 that only group.
    private func divisionName(_ level: DivisionLevel) -> Int? {
        guard let root = report.root, let code = report.value("agency.division.code", of: root),
            let path = report.value("agency.division.path", of: root)
        else { return nil }
        let digits = report.raw(code)
        let count = report.count(of: path)
        guard digits.count == 6, count > 0 else { return nil }
        let isProvince = digits.dropFirst(2).allSatisfy { $0 == UInt8(ascii: "0") }
        let isCounty = !digits.suffix(2).allSatisfy { $0 == UInt8(ascii: "0") }
        switch level {
        case .province: return report.element(0, of: path)
        case .prefecture: return !isProvince && count > (isCounty ? 2 : 1) ? report.element(1, of: path) : nil
        case .county: return isCounty && count > 1 ? report.element(count - 1, of: path) : nil
        }
    }
}
