internal import Foundation
package import GRDB
package import Messages

extension IndexArchive {
    private struct Ranked {
        let sequence: Int64
        let score: Double
    }

    /// Finds the reports that fit a query, the best first; works on a reading connection.
    ///
    /// Never ranks more than 5,000 matches: hits beyond them are not given, whatever the offset.
    package func search(_ query: SearchQuery, in db: Database) throws -> SearchAnswer {
        let terms = SearchTerms(query.words).terms
        guard !terms.isEmpty else { return SearchAnswer(total: 0, estimated: false, hits: []) }
        try ScoreFunction.register(in: db)
        let expression = SearchExpression.anywhere(terms)
        let total = try total(of: expression, in: db)
        let limit = max(0, min(query.limit, SearchLimits.hits))
        let offset = max(0, min(query.offset, SearchLimits.ranked))
        guard limit > 0, total.count > offset else {
            return SearchAnswer(total: total.count, estimated: total.isEstimate, hits: [])
        }
        let weights = try weights(of: terms, in: db)
        var ranked: [Ranked] = []
        if total.count > SearchLimits.ranked {
            ranked = try rank(SearchExpression.inTitle(terms), phrasesPerTerm: 4, weights: weights, in: db)
        }
        if ranked.count < SearchLimits.ranked {
            let known = Set(ranked.map(\.sequence))
            let more = try rank(expression, phrasesPerTerm: 3, weights: weights, in: db)
                .filter { !known.contains($0.sequence) }
            ranked += more.prefix(SearchLimits.ranked - ranked.count)
        }
        ranked.sort { ($0.score, $0.sequence) > ($1.score, $1.sequence) }
        let hits = try ranked.dropFirst(offset).prefix(limit).compactMap { try hit($0, terms: terms, in: db) }
        return SearchAnswer(total: total.count, estimated: total.isEstimate, hits: hits)
    }

    /// Counts up to the limit; beyond, takes the part of all sequences that the counted matches span.
    private func total(of expression: String, in db: Database) throws -> (count: Int, isEstimate: Bool) {
        let statement = try db.cachedStatement(
            sql: """
                SELECT count(*), max(rowid) FROM (SELECT rowid FROM report_text WHERE report_text MATCH ? LIMIT ?)
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [expression, SearchLimits.exactTotal + 1]) else {
            return (0, false)
        }
        let count: Int = row[0]
        guard count > SearchLimits.exactTotal, let last = row[1] as Int64? else { return (count, false) }
        let span = try Row.fetchOne(db, sql: "SELECT min(id), max(id) FROM report_text_docsize")
        guard let span, let first = span[0] as Int64?, let end = span[1] as Int64?, last >= first else {
            return (count, true)
        }
        let share = Double(end - first + 1) / Double(last - first + 1)
        return (max(count, Int((Double(count) * share).rounded())), true)
    }

    /// What each term counts for: the rarer, the more; a lone term needs no counting.
    private func weights(of terms: [SearchTerms.Term], in db: Database) throws -> [Double] {
        guard terms.count > 1 else { return [1] }
        let documents = Double(try Int.fetchOne(db, sql: "SELECT max(id) FROM report_text_docsize") ?? 0)
        let statement = try db.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM report_text WHERE report_text MATCH ? LIMIT ?)"
        )
        return try terms.map { term in
            let count = try Int.fetchOne(
                statement,
                arguments: [SearchExpression.inText(term), SearchLimits.weighed]
            )
            let matches = Double(count ?? 0)
            return max(0.01, log(1 + (max(documents, matches) - matches + 0.5) / (matches + 0.5)))
        }
    }

    private func rank(
        _ expression: String,
        phrasesPerTerm: Int,
        weights: [Double],
        in db: Database
    ) throws -> [Ranked] {
        let numbers = weights.map { _ in ", ?" }.joined()
        let statement = try db.cachedStatement(
            sql: """
                SELECT rowid, report_score(report_text, ?, ?\(numbers)) FROM report_text
                WHERE report_text MATCH ? ORDER BY rowid DESC LIMIT ?
                """
        )
        var arguments: StatementArguments = [phrasesPerTerm, Self.meanLength]
        arguments += StatementArguments(weights)
        arguments += [expression, SearchLimits.ranked]
        return try Row.fetchAll(statement, arguments: arguments).map { Ranked(sequence: $0[0], score: $0[1] ?? 0) }
    }

    /// Tokens of a usual report; only the balance between long and short ones hangs on it.
    private static let meanLength = 4_500.0

    private func hit(_ ranked: Ranked, terms: [SearchTerms.Term], in db: Database) throws -> SearchHit? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT v.report_id, v.document_id, v.title, v.agency, v.report_year, b.json_size,
                       CASE WHEN b.json_size <= ? THEN b.json END
                FROM report_version v JOIN report_body b USING (sequence) WHERE sequence = ?
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [SearchLimits.snippetJSON, ranked.sequence]) else {
            return nil
        }
        var snippet = Snippet()
        if let packed = row[6] as Data? {
            let json = Data(try Deflate.unpack(packed, size: row[5]))
            snippet = Snippet(of: try JSONDecoder().decode(TextOnly.self, from: json).text, terms: terms)
        }
        return SearchHit(
            reportId: row[0],
            documentId: row[1],
            title: row[2],
            agency: row[3],
            reportYear: row[4],
            score: ranked.score,
            snippet: snippet.text,
            ranges: snippet.ranges,
            snippetRange: snippet.place,
            textRanges: snippet.matches
        )
    }

    private struct TextOnly: Decodable {
        let text: String
    }
}
