package import GRDB
package import Messages
internal import Postings
internal import QueryLanguage
package import StageKit

extension IndexArchive {
    /// Finds the reports that fit a query; works on a reading connection, whose snapshot it answers from.
    ///
    /// - Parameter readers: Lend more threads, where there is more than one block to look at.
    /// - Throws: `QueryError` for a query that asks for what does not exist or for too much, ``IndexError/Code/invalid`` for a cursor or a
    ///   facet that does not.
    package func search(_ query: SearchQuery, in db: Database, beside readers: SideReaders? = nil) throws
        -> SearchAnswer
    {
        let parsed = try Query(query.words)
        let blocks = try Int.fetchOne(try db.cachedStatement(sql: "SELECT count(*) FROM posting_block")) ?? 0
        return try withPostings(db, beside: readers, blocks - 1) { try answer(parsed, query, on: $0) }
    }

    /// Calls with the postings, which up to so many more threads read than the caller's.
    func withPostings<Value>(
        _ db: Database, beside readers: SideReaders?, _ count: Int, _ body: (StoredPostings) throws -> Value
    ) throws -> Value {
        guard let readers, count > 0 else { return try body(StoredPostings(db, cache: cache)) }
        return try readers.borrow(count) { try body(StoredPostings(db, beside: $0, cache: cache)) }
    }

    private func answer(_ parsed: Query, _ query: SearchQuery, on postings: StoredPostings) throws -> SearchAnswer {
        let language: QueryMessageLanguage = query.language == "zh" ? .chinese : .english
        let db = postings.db
        var answer = SearchAnswer(total: 0, estimated: false, hits: [])
        answer.notes = parsed.notes.map { $0.message.text(in: language) }
        let plan = try QueryCompiler(parsed, db, postings: postings, cache: cache).plan(parsed.node)
        let result = try run(plan, query, on: postings)
        answer.total = result.total
        answer.estimated = result.isEstimate
        answer.hits = try hits(result, parsed, withSnippets: query.snippets, on: postings)
        answer.cursor = try result.next.map { try SearchCursor($0, of: query).text() }
        let facets = FacetCounter(
            db: db, postings: postings, result: result, limit: min(max(0, query.facetLimit), SearchLimits.facetValues))
        answer.facets = try query.facets.prefix(SearchLimits.facets).map(facets.facet)
        if query.explain {
            answer.explanation =
                parsed.explanation(in: language) + SearchExplanation.text(of: result, in: language)
        }
        return answer
    }

    private func hits(
        _ result: SearchResult, _ query: Query, withSnippets: Bool, on postings: StoredPostings
    ) throws -> [Messages.SearchHit] {
        let leaves = query.node.leaves
        return try postings.spread(result.hits) { own, hit in
            try HitReader(db: own.db, leaves: leaves, withSnippets: withSnippets).hit(hit)
        }.compactMap(\.self)
    }

    private func run(
        _ plan: PostingQuery, _ query: SearchQuery, on postings: StoredPostings
    ) throws -> SearchResult {
        let position = try query.cursor.map { try SearchCursor($0, of: query).position }
        do {
            return try SearchRun().run(
                plan, on: postings,
                options: SearchOptions(
                    order: query.order == .date ? .date : .relevance,
                    limit: min(max(0, query.limit), SearchLimits.hits), after: position))
        } catch PostingError.damaged(let key) {
            throw IndexError(
                .corrupt, "The posting list \(key.rawValue) is damaged", hint: "Run guidang verify")
        }
    }
}
