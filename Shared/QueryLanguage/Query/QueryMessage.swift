/// A sentence for people in each language.
package struct QueryMessage: Hashable, Sendable {
    /// In English.
    package let english: String
    /// In Chinese.
    package let chinese: String

    init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// The sentence in one language.
    package func text(in language: QueryMessageLanguage) -> String { language == .english ? english : chinese }
}

/// A language in which people are told about a query.
package enum QueryMessageLanguage: Sendable {
    case english, chinese
}
