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
        guard let readers, blocks > 1 else {
            return try answer(parsed, query, on: StoredPostings(db, cache: cache))
        }
        return try readers.borrow(blocks - 1) { readers in
            try answer(parsed, query, on: StoredPostings(db, beside: readers, cache: cache))
        }
    }

    private func answer(_ parsed: Query, _ query: SearchQuery, on postings: StoredPostings) throws -> SearchAnswer {
        let language: QueryMessageLanguage = query.language == "zh" ? .chinese : .english
        let db = postings.databases[0]
        var answer = SearchAnswer(total: 0, estimated: false, hits: [])
        answer.notes = parsed.notes.map { $0.message.text(in: language) }
        let plan =
            parsed.asksNothing
            ? .nothing : try QueryCompiler(parsed, db, postings: postings, cache: cache).plan(parsed.node)
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
        let readers = postings.databases.map {
            HitReader(db: $0, leaves: query.node.leaves, withSnippets: withSnippets)
        }
        let hits = result.hits.enumerated().map { (lane: $0.offset % readers.count, hit: $0.element) }
        return try postings.lanes.map(hits, on: \.lane) { try readers[$0.lane].hit($0.hit) }.compactMap(\.self)
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
