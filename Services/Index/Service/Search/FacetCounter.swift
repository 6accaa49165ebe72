internal import Foundation
internal import GRDB
internal import Messages
internal import Postings

/// Counts how the matches of a search spread over the values of fields.
struct FacetCounter {
    /// The caller's snapshot.
    let db: Database
    /// The postings of that snapshot.
    let postings: StoredPostings
    /// The search's matches.
    let result: SearchResult
    /// How many values of a facet are told.
    let limit: Int

    /// Counts one facet.
    func facet(_ name: String) throws -> SearchFacet {
        switch try FacetRequest(name) {
        case .field(.year): try years(name)
        case .field(let field): try facet(name, values: try values(of: field), isOrdered: false)
        case .divisions(let code): try divisions(name, below: code)
        }
    }

    private func values(of field: PostingField) throws -> [(number: Int64, value: String)] {
        let all = try db.cachedStatement(sql: "SELECT number, value FROM posting_value WHERE field = ?")
        return try Row.fetchAll(all, arguments: [Int(field.rawValue)]).map { ($0[0], $0[1]) }
    }

    private func years(_ name: String) throws -> SearchFacet {
        let counts = try PostingFacets(result).years(on: postings).filter { $0.key > 0 && $0.value > 0 }
        let values = counts.sorted { $0.key > $1.key }.map { SearchFacet.Value(value: String($0.key), count: $0.value) }
        return SearchFacet(facet: name, values: Array(values.prefix(limit)), hasMore: values.count > limit)
    }

    private func facet(
        _ name: String, values: [(number: Int64, value: String)], isOrdered: Bool,
        label: (String) throws -> String? = { _ in nil }
    ) throws -> SearchFacet {
        let counts = try PostingFacets(result).counts(of: values.map(\.number), on: postings)
        let found = values.compactMap { value in counts[value.number].map { (value: value.value, count: $0) } }
            .filter { $0.count > 0 }
        let sorted = found.sorted {
            isOrdered || $0.count == $1.count ? $0.value < $1.value : $0.count > $1.count
        }
        return SearchFacet(
            facet: name,
            values: try sorted.prefix(limit).map {
                SearchFacet.Value(value: $0.value, label: try label($0.value), count: $0.count)
            }, hasMore: sorted.count > limit)
    }

    private func divisions(_ name: String, below code: String) throws -> SearchFacet {
        let below = DivisionCodes.children(of: code, among: try values(of: .division).map(\.value))
        return try facet(
            name, values: try values(of: .division).filter { below.contains($0.value) }, isOrdered: true, label: label)
    }

    /// The name of a division: its own, or as the path of one below it has it.
    private func label(_ code: String) throws -> String? {
        let paths = try db.cachedStatement(
            sql: "SELECT code, path FROM division_path WHERE code >= ? AND code < ? ORDER BY number LIMIT 200")
        let start = DivisionCodes.significant(code)
        for row in try Row.fetchAll(paths, arguments: [start, start + "\u{10FFFF}"]) {
            let path = try JSONDecoder().decode([String].self, from: Data((row[1] as String).utf8))
            let codes = DivisionCodes.upward(from: row[0], names: path.count)
            if let place = codes.firstIndex(of: code), place < path.count { return path[place] }
        }
        return nil
    }
}
