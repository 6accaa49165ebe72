/// A figure's value as people read it.
enum ShownNumber {
    /// Whole numbers without a point.
    static func text(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? value.description }
}
