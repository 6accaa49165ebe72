internal import Foundation
package import GRDB
package import Messages
internal import Postings
internal import QueryLanguage
internal import ReportAnalysis
package import StageKit

extension IndexArchive {
    /// Sets a current report against the same agency's other years and against other agencies.
    ///
    /// A function of the set of current reports: what came when changes nothing. Nil where no report has the id.
    ///
    /// - Parameter readers: Lend more threads.
    package func compare(
        _ query: CompareQuery, in db: Database, beside readers: SideReaders? = nil
    ) throws -> ReportComparison? {
        guard let stored = try currentDocument(query.id, in: db) ?? show(query.id, in: db) else { return nil }
        return try withPostings(db, beside: readers, SideReaders.usual) {
            try compare(stored, query.parts ?? ComparisonPart.allCases, on: $0)
        }
    }

    private func compare(
        _ stored: StoredReport, _ parts: [ComparisonPart], on postings: StoredPostings
    ) throws -> ReportComparison {
        let db = postings.db
        let report = try Report(compared: stored.json)
        let year = report.reportYear
        let own = parts.allSatisfy { $0 == .reuse } ? [] : try reports(ofAgency: report.agency?.key, on: postings)
        func inYear(_ wanted: Int?) -> [Report] { own.filter { $0.reportYear == wanted } }
        var comparison = ReportComparison(
            documentId: stored.documentId, reportId: stored.reportId, agency: report.agency?.name, reportYear: year)
        for part in Set(parts) {
            switch part {
            case .reuse:
                let sequence = try Int64.fetchOne(
                    try db.cachedStatement(
                        sql: "SELECT sequence FROM report_version WHERE document_id = ? AND state = 'current'"),
                    arguments: [stored.documentId])
                comparison.reuse = try sequence.flatMap {
                    try ReuseFinder(ComparedReports(postings: postings)).report(of: $0)
                }
            case .figures: comparison.figures = FigureLines.lines(of: own)
            case .problems: comparison.problems = ReturningProblems.find(in: own)
            case .promises: comparison.promises = year.map { Promises.review(report, next: inYear($0 + 1)) } ?? []
            case .earlierPromises:
                let before = year.map { inYear($0 - 1) } ?? []
                comparison.earlierPromises = before.sorted { $0.documentId < $1.documentId }
                    .flatMap { Promises.review($0, next: inYear(year)) }
            }
        }
        return comparison
    }

    /// The texts of two reports side by side; nil where one of the ids is no report's.
    package func diff(_ query: DiffQuery, in db: Database) throws -> ReportAlignment? {
        guard let first = try show(query.first, in: db), let second = try show(query.second, in: db) else { return nil }
        return Alignment.diff(
            Alignment.Side(try Report(compared: first.json)), Alignment.Side(try Report(compared: second.json)))
    }

    /// A figure over the agencies and years of the reports that a query finds.
    ///
    /// - Throws: ``IndexError/Code/invalid`` where more reports than ``seriesLimit`` state it; `QueryError`.
    package func series(_ query: SeriesQuery, in db: Database) throws -> FigureTable {
        let parsed = try Query(query.words ?? "")
        let wanted = FieldClause.figure(
            FigureClause(subject: QueryPhrase(folding: query.subject), unit: query.unit))
        let node: QueryNode =
            parsed.asksNothing ? .field(wanted) : .and([.field(wanted), parsed.node])
        let postings = try StoredPostings(db, cache: cache)
        let plan = try QueryCompiler(parsed, db, postings: postings, cache: cache).plan(node)
        var options = SearchOptions(order: .date, limit: SearchLimits.hits)
        var table = FigureSeries(subject: query.subject, unit: query.unit)
        repeat {
            let result = try SearchRun().run(plan, on: postings, options: options)
            guard result.total <= Self.seriesLimit else {
                throw IndexError(
                    .invalid, "\(result.total) reports state this figure, and a table takes \(Self.seriesLimit)",
                    hint: "Ask for fewer, such as year:2023 or one province")
            }
            for hit in result.hits { try add(hit.sequence, to: &table, in: db) }
            options.after = result.next
        } while options.after != nil
        return table.table
    }

    /// Reports of one table.
    package static let seriesLimit = 50_000

    private func add(_ sequence: Int64, to table: inout FigureSeries, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "SELECT json_size, json FROM report_body WHERE sequence = ?")
        guard let row = try Row.fetchOne(statement, arguments: [sequence]) else { return }
        let report = try FiguresOfYear(json: Deflate.unpackData(row[1], size: row[0]))
        guard let agency = report.head.agency, let year = report.head.reportYear else { return }
        table.add(documentId: report.head.documentId, agency: agency, year: year, figures: report.figures)
    }

    /// The current reports of an agency, by document id.
    private func reports(ofAgency key: String?, on postings: StoredPostings) throws -> [Report] {
        guard let key else { return [] }
        let statement = try postings.db.cachedStatement(
            sql: """
                SELECT sequence FROM report_version
                WHERE agency_key = ? AND state = 'current' ORDER BY document_id LIMIT ?
                """)
        return try postings.spread(Int64.fetchAll(statement, arguments: [key, Self.ownReports])) { own, sequence in
            let body = try own.db.cachedStatement(sql: "SELECT json_size, json FROM report_body WHERE sequence = ?")
            let row = try Row.fetchOne(body, arguments: [sequence])
            return try row.map { try Report(compared: Deflate.unpackData($0[1], size: $0[0])) }
        }.compactMap(\.self)
    }

    /// Reports of one agency that are set against each other; those behind are left out.
    private static let ownReports = 200
}
