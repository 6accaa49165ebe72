/// Why a file cannot be read, as a person is told.
package enum RejectionReason: String, Sendable, CaseIterable {
    /// It has no bytes.
    case empty
    /// It is of a kind that is not read.
    case unsupported
    /// It is broken or cut off.
    case damaged
    /// It opens only with a password.
    case locked
    /// It is larger than the settings allow.
    case tooLarge
    /// Reading failed again and again.
    case failed
}

/// The language of what a person is told.
package enum WhyLanguage: String, Sendable, CaseIterable {
    /// Chinese, simplified.
    case chinese = "zh"
    /// English.
    case english = "en"
}
