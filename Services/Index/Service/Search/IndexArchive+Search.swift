package import GRDB
package import Messages
internal import Postings
internal import QueryLanguage

extension IndexArchive {
    /// Finds the reports that fit a query; works on a reading connection, whose snapshot it answers from.
    /// - Throws: `QueryError` for a query that asks for what does not exist or for too much, ``IndexError/Code/invalid`` for a cursor or a
    ///   facet that does not.
    package func search(_ query: SearchQuery, in db: Database) throws -> SearchAnswer {
        let parsed = try Query(query.words)
        let language: QueryMessageLanguage = query.language == "zh" ? .chinese : .english
        var answer = SearchAnswer(total: 0, estimated: false, hits: [])
        answer.notes = parsed.notes.map { $0.message.text(in: language) }
        let postings = try StoredPostings(db, cache: cache)
        let plan =
            parsed.asksNothing
            ? .nothing : try QueryCompiler(parsed, db, postings: postings, cache: cache).plan(parsed.node)
        let result = try run(plan, query, on: postings)
        answer.total = result.total
        answer.estimated = result.isEstimate
        let hits = HitReader(db: db, leaves: parsed.node.leaves, withSnippets: query.snippets)
        answer.hits = try result.hits.compactMap(hits.hit)
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
