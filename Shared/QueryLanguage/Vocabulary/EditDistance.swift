/// How far two names are from each other.
enum EditDistance {
    /// The Levenshtein distance in scalars, one row of the table at a time; for short names.
    static func between(_ one: String, _ other: String) -> Int {
        let target = Array(other.unicodeScalars)
        var row = Array(0...target.count)
        for (line, scalar) in one.unicodeScalars.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in target.indices {
                let substituted = diagonal + (scalar == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
            }
        }
        return row[target.count]
    }
}
