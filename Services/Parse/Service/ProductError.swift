/// A worker's product that is not one of its task; the result counts as a failed attempt.
struct ProductError: Error, CustomStringConvertible {
    /// What is wrong with it.
    let description: String

    init(_ description: String) { self.description = description }
}
