/// Finds what a person most likely meant.
package enum NearestName {
    /// The name with the fewest edits from `word`, if that is at most half of its length.
    package static func of(_ word: String, among names: [String]) -> String? {
        let ranked = names.map { (name: $0, edits: edits(from: word, to: $0)) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits * 2 <= max(word.count, 1) else {
            return nil
        }
        return best.name
    }

    /// Asks whether the nearest name was meant; nil where none is near.
    package static func question(_ word: String, among names: [String]) -> Phrase? {
        of(word, among: names).map(question)
    }

    /// Asks whether a name was meant.
    static func question(_ name: String) -> Phrase {
        Phrase("Did you mean \"\(name)\"?", "是不是想写“\(name)”？")
    }

    /// The Levenshtein distance, one row of the table at a time.
    private static func edits(from word: String, to name: String) -> Int {
        let target = Array(name)
        var row = Array(0...target.count)
        for (line, letter) in word.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in target.indices {
                let substituted = diagonal + (letter == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
            }
        }
        return row[target.count]
    }
}
