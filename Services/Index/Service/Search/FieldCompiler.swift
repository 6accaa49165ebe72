internal import Foundation
internal import GRDB
internal import Postings
internal import QueryLanguage

/// Turns what a query asks of a field into a plan.
struct FieldCompiler {
    /// The caller's snapshot.
    let db: Database
    /// Remembers which codes a division's name stands for.
    let cache: PostingCache

    /// The plan; `units` gives the units of a phrase, or none where no report has had one of them.
    func plan(_ clause: FieldClause, units: (QueryPhrase) throws -> [[UnitID]]) throws -> PostingQuery {
        switch clause {
        case .agency(let phrase): .anyPhrase(try units(phrase), in: .agency)
        case .cites(let phrase): .anyPhrase(try units(phrase), in: .citations)
        case .division(let divisions): .values(try divisions.flatMap(divisionNumbers))
        case .year(let ranges): .values(try years(in: ranges))
        case .kind(let kinds):
            .values(
                try kinds.flatMap(KindValue.meant).flatMap { kind in
                    switch kind {
                    case .report(let value): try numbers(.reportKind, [value])
                    case .agency(let value): try numbers(.agencyKind, [value])
                    }
                })
        case .level(let values): .values(try numbers(.level, values))
        case .duty(let values): .values(try numbers(.duty, values))
        case .tag(let values): .values(try numbers(.tag, values))
        case .reader(let values): .values(try numbers(.reader, values))
        case .unit(let values): .values(try numbers(.unit, values))
        case .finding(let rules): .values(try findings(rules))
        case .figure(let clause):
            .figure(
                try FigureSubjects(db: db).numbers(clause.subject, unit: clause.unit),
                Self.comparison(clause.comparison))
        }
    }

    private func numbers(_ field: PostingField, _ values: [String]) throws -> [Int64] {
        let one = try db.cachedStatement(sql: "SELECT number FROM posting_value WHERE field = ? AND value = ?")
        return try values.compactMap { try Int64.fetchOne(one, arguments: [Int(field.rawValue), $0]) }
    }

    private func years(in ranges: [ClosedRange<Int>]) throws -> [Int64] {
        try all(.year).filter { value in
            Int(value.value).map { year in ranges.contains { $0.contains(year) } } ?? false
        }.map(\.number)
    }

    private func findings(_ rules: [String]) throws -> [Int64] {
        try all(.finding).filter { value in
            rules.contains { value.value == $0 || value.value.hasPrefix($0 + ".") }
        }.map(\.number)
    }

    /// All values of a field that any report has had.
    func all(_ field: PostingField) throws -> [(number: Int64, value: String)] {
        let all = try db.cachedStatement(sql: "SELECT number, value FROM posting_value WHERE field = ?")
        return try Row.fetchAll(all, arguments: [Int(field.rawValue)]).map { ($0[0], $0[1]) }
    }

    /// The values of a division and of all below it.
    ///
    /// A report has the codes of all that its division lies in; but that of a county that a province administers itself
    /// begins with the code of a prefecture that it does not lie in.
    private func divisionNumbers(_ division: DivisionValue) throws -> [Int64] {
        guard let start = division.codePrefix else { return try numbers(.division, try codes(of: division)) }
        guard start.utf8.count == 4 else {
            return try numbers(.division, [start + String(repeating: "0", count: 6 - start.utf8.count)])
        }
        let within = try db.cachedStatement(
            sql: "SELECT number FROM posting_value WHERE field = ? AND value >= ? AND value < ?")
        return try Int64.fetchAll(within, arguments: [Int(PostingField.division.rawValue), start, start + ":"])
    }

    /// The codes of all divisions whose path holds a name.
    private func codes(of division: DivisionValue) throws -> [String] {
        let count =
            try Int.fetchOne(
                try db.cachedStatement(sql: "SELECT coalesce(max(number), 0) FROM division_path")) ?? 0
        if let known = cache.codes(of: division, paths: count) { return known }
        let rows = try Row.fetchAll(
            db, sql: "SELECT code, path FROM division_path WHERE number <= ?", arguments: [count])
        let codes = try rows.compactMap { row in
            let path = try JSONDecoder().decode([String].self, from: Data((row[1] as String).utf8))
            return division.includes(code: row[0], path: path) ? row[0] as String : nil
        }
        cache.keep(codes, of: division, paths: count)
        return codes
    }

    private static func comparison(_ comparison: QueryLanguage.FigureComparison) -> Postings.FigureComparison {
        switch comparison {
        case .any: .between(-.infinity, .infinity)
        case .equal(let value): .equal(value)
        case .less(let value): .less(value)
        case .atMost(let value): .atMost(value)
        case .greater(let value): .more(value)
        case .atLeast(let value): .atLeast(value)
        case .range(let range): .between(range.lowerBound, range.upperBound)
        }
    }
}
