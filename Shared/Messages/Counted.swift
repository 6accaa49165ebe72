/// A number with its English noun: `1 body`, `2 bodies`.
package enum Counted {
    /// The number and the noun in the form that goes with it.
    ///
    /// - Parameters:
    ///   - one: The noun for one.
    ///   - many: The noun for any other number; without it `one` with an s.
    package static func text(_ number: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}
