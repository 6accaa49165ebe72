internal import GRDB
internal import GRDBSQLite

/// `report_score(report_text, phrasesPerTerm, meanLength, weight…)`: how well a row fits, as an FTS5 function.
///
/// FTS5's own bm25() walks through all matches of every phrase before the first row; this one reads the row at hand
/// only. It is BM25's sum with weights made by the caller; an instance in the title counts for thirty, one in a heading for two more.
enum ScoreFunction {
    /// Makes the function known to a connection that does not have it.
    static func register(in db: Database) throws {
        let isKnown =
            (try? db.cachedStatement(
                sql: "SELECT report_score(report_text, 3, 1.0) FROM report_text WHERE report_text MATCH ?"
            )) != nil
        guard !isKnown else { return }
        let api = FTS5.api(db)
        let status = api.pointee.xCreateFunction(
            UnsafeMutablePointer(mutating: api),
            "report_score",
            nil,
            { api, row, context, count, values in
                guard let api, let row, let context else { return }
                ScoreFunction.score(api.pointee, row, context, count: Int(count), values)
            },
            nil
        )
        guard status == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    }

    private static func score(
        _ api: Fts5ExtensionApi,
        _ row: OpaquePointer,
        _ context: OpaquePointer,
        count: Int,
        _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        guard let values, count >= 2 else {
            sqlite3_result_error(context, "report_score takes two numbers and a weight for each term", -1)
            return
        }
        let phrasesPerTerm = max(1, Int(sqlite3_value_int(values[0])))
        let meanLength = max(1, sqlite3_value_double(values[1]))
        let terms = count - 2
        var length: Int32 = 0
        _ = api.xColumnSize(row, 0, &length)
        let norm = k1 * (1 - b + b * Double(length) / meanLength)
        var score = 0.0
        for term in 0..<terms {
            var frequency = 0.0
            for (part, boost) in boosts.enumerated() {
                frequency += boost * instances(api, row, phrase: Int32(term * phrasesPerTerm + part))
            }
            score += sqlite3_value_double(values[term + 2]) * frequency * (k1 + 1) / (frequency + norm)
        }
        sqlite3_result_double(context, score)
    }

    private static func instances(_ api: Fts5ExtensionApi, _ row: OpaquePointer, phrase: Int32) -> Double {
        var iterator = Fts5PhraseIter()
        var column: Int32 = 0
        var offset: Int32 = 0
        guard phrase < api.xPhraseCount(row),
            api.xPhraseFirst(row, phrase, &iterator, &column, &offset) == SQLITE_OK
        else { return 0 }
        var count = 0
        // So many instances tell no more, and a huge text has millions.
        while column >= 0, count < 1_000 {
            count += 1
            api.xPhraseNext(row, &iterator, &column, &offset)
        }
        return Double(count)
    }

    private static let k1 = 1.2
    private static let b = 0.75
    /// Text, title, headings: what one instance counts for.
    private static let boosts = [1.0, 30.0, 2.0]
}
