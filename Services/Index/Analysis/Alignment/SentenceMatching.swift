/// Pairs the sentences of two texts one to one: equal ones in the longest runs, then nearly equal ones.
struct SentenceMatching {
    /// By position in the second text.
    private(set) var pairs: [SentencePair]

    init(_ first: Sentences, _ second: Sentences) {
        pairs = SentenceTiling(first.items.map(\.maskedHash), second.items.map(\.maskedHash)).pairs
        var firstFree = [Bool](repeating: true, count: first.items.count)
        var secondFree = [Bool](repeating: true, count: second.items.count)
        for pair in pairs {
            firstFree[pair.first] = false
            secondFree[pair.second] = false
        }
        let among = NearSentences(among: firstFree.indices.filter { firstFree[$0] }, of: first)
        var near: [SentencePair] = []
        for position in secondFree.indices where secondFree[position] {
            let place = Double(position) / Double(second.items.count)
            near += among.near(second.masked[second.items[position].masked], at: place).map {
                SentencePair(first: $0.position, second: position, score: $0.score)
            }
        }
        near.sort { ($1.score, $0.second, $0.first) < ($0.score, $1.second, $1.first) }
        for pair in near where firstFree[pair.first] && secondFree[pair.second] {
            firstFree[pair.first] = false
            secondFree[pair.second] = false
            pairs.append(pair)
        }
        pairs.sort { $0.second < $1.second }
    }
}
