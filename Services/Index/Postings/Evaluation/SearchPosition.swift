/// Where a page of hits ended; the next one goes on behind it.
///
/// It holds all that a later page must not find anew, because it changes as reports come and go: the weights of the
/// phrases, and how far down the matches were scored. So whether a report is scored, its score and its place in the order
/// depend on itself and on the position alone, and no page repeats or passes over a report that stays.
package struct SearchPosition: Equatable, Sendable {
    /// The order of the search.
    var order: SearchOptions.Order
    /// The highest sequence number that counts.
    var ceiling: Int64
    /// The score of the last hit; nil where it was not scored, and all that follow are in the order of their dates.
    var score: Int?
    /// The last hit.
    var last: DateKey
    /// The last match that was scored, in the order of ``CandidateKey``; nil where all of them were.
    var boundary: CandidateKey?
    /// The weights of the phrases; empty where nothing is scored.
    var weights: PhraseWeights
}

extension SearchPosition: Codable {
    /// The first number of the written form.
    private static let version: Int64 = 1

    /// Reads what ``encode(to:)`` wrote.
    package init(from decoder: any Decoder) throws {
        var numbers = try decoder.unkeyedContainer()
        func next() throws -> Int64 { try numbers.decode(Int64.self) }
        func key(_ date: Int64, _ sequence: Int64) throws -> DateKey {
            guard let date = UInt16(exactly: date), let key = DateKey(date: date, sequence: sequence) else {
                throw PostingError.position
            }
            return key
        }
        guard try next() == Self.version, let order = SearchOptions.Order(rawValue: UInt8(clamping: try next())) else {
            throw PostingError.position
        }
        self.order = order
        ceiling = try next()
        let score = try next()
        self.score = score < 0 ? nil : Int(score)
        last = try key(try next(), try next())
        let tier = try next()
        let (date, sequence) = (try next(), try next())
        boundary = tier < 0 ? nil : CandidateKey(tier: Int(tier), key: try key(date, sequence))
        let length = Int(try next())
        var phrases: [PhraseWeights.Phrase] = []
        while !numbers.isAtEnd { phrases.append(PhraseWeights.Phrase(code: Int(try next()))) }
        guard length >= 0, phrases.count <= PhraseWeights.limit else { throw PostingError.position }
        weights = PhraseWeights(averageLength: length, phrases: phrases)
    }

    /// Writes an array of whole numbers: version, order, ceiling, score or -1, date and sequence of the last hit; tier or
    /// -1, date and sequence of the boundary; average length; and a number for each phrase.
    package func encode(to encoder: any Encoder) throws {
        var numbers = encoder.unkeyedContainer()
        var fields: [Int64] = [Self.version, Int64(order.rawValue), ceiling, Int64(score ?? -1)]
        fields += [Int64(last.date), last.sequence, Int64(boundary?.tier ?? -1)]
        fields += [Int64(boundary?.key.date ?? 0), boundary?.key.sequence ?? 0, Int64(weights.averageLength)]
        for field in fields + weights.phrases.map({ Int64($0.code) }) { try numbers.encode(field) }
    }
}
