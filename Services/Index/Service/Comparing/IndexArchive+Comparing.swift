internal import Foundation
package import GRDB
package import Messages
internal import Postings
internal import QueryLanguage
internal import ReportAnalysis

extension IndexArchive {
    /// Sets a current report against the same agency's other years and against other agencies.
    ///
    /// A function of the set of current reports: what came when changes nothing. Nil where no report has the id.
    package func compare(_ query: CompareQuery, in db: Database) throws -> ReportComparison? {
        guard let stored = try currentDocument(query.id, in: db) ?? show(query.id, in: db) else { return nil }
        let report = try Report(compared: stored.json)
        let own = try reports(ofAgency: report.agency?.key, in: db)
        let neighbours = ComparedReports(db: db, postings: try StoredPostings(db, cache: cache))
        let sequence = try Int64.fetchOne(
            db, sql: "SELECT sequence FROM report_version WHERE document_id = ? AND state = 'current'",
            arguments: [stored.documentId])
        let year = report.reportYear
        let before = query.earlier == false ? [] : own.filter { $0.reportYear == year.map { $0 - 1 } && year != nil }
        let next = own.filter { $0.reportYear == year.map { $0 + 1 } && year != nil }
        let same = own.filter { $0.reportYear == year }
        return ReportComparison(
            documentId: stored.documentId, reportId: stored.reportId, agency: report.agency?.name, reportYear: year,
            reuse: try sequence.flatMap { try ReuseFinder(neighbours).report(of: $0) },
            figures: FigureLines.lines(of: own), problems: ReturningProblems.find(in: own),
            promises: Promises.review(report, next: next),
            earlierPromises: before.sorted { $0.documentId < $1.documentId }
                .flatMap { Promises.review($0, next: same) })
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
    private func reports(ofAgency key: String?, in db: Database) throws -> [Report] {
        guard let key else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                SELECT json_size, json FROM report_version JOIN report_body USING (sequence)
                WHERE agency_key = ? AND state = 'current' ORDER BY document_id LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [key, Self.ownReports]).map { row in
            try Report(compared: Deflate.unpackData(row[1], size: row[0]))
        }
    }

    /// Reports of one agency that are set against each other; those behind are left out.
    private static let ownReports = 200
}
