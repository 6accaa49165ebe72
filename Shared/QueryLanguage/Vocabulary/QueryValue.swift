/// A value that a field is known to have.
package struct QueryValue: Hashable, Sendable {
    /// As reports have it.
    package let name: String
    /// For people, in English.
    package let english: String
    /// For people, in Chinese; this may be typed too.
    package let chinese: String
    /// What else may be typed.
    package let aliases: [String]

    init(_ name: String, _ english: String, _ chinese: String, _ aliases: [String] = []) {
        self.name = name
        self.english = english
        self.chinese = chinese
        self.aliases = aliases
    }
}
