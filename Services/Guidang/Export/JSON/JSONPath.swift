/// The names on the way to a value, `agency.division.code`: written as a literal, with a point between; empty is the value
/// itself.
package struct JSONPath: Sendable, Hashable, ExpressibleByStringLiteral {
    /// In UTF-8.
    let names: [[UInt8]]

    package init(stringLiteral path: String) {
        names = path.split(separator: ".").map { Array($0.utf8) }
    }
}
