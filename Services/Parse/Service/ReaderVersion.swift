package import Links

/// A reader's version, such as `0.9`: numbers between full stops, compared one by one.
package struct ReaderVersion: Comparable, Sendable {
    private let numbers: [Int]

    /// Reads a version; what is none is a bad question.
    package init(_ text: String) throws(LinkError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        let numbers = parts.compactMap { $0 }
        guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else {
            throw LinkError(.badQuestion, "“\(text.prefix(100))” is not a version such as 0.9")
        }
        // 1 is 1.0
        self.numbers = Array(numbers.reversed().drop { $0 == 0 }.reversed())
    }

    package static func < (one: ReaderVersion, other: ReaderVersion) -> Bool {
        one.numbers.lexicographicallyPrecedes(other.numbers)
    }
}
