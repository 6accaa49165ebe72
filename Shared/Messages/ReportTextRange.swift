/// A half-open range of Unicode scalar offsets into a report's text, coded as `[start, end]`.
public struct TextRange: Hashable, Sendable {
    /// The first scalar inside.
    public let start: Int
    /// The first scalar behind; never before ``start``.
    public let end: Int

    /// Takes two offsets; a negative start counts as 0, an end before the start as the start.
    public init(_ start: Int, _ end: Int) {
        self.start = max(0, start)
        self.end = max(self.start, end)
    }

    /// How many scalars it holds.
    public var count: Int { end - start }
    /// Whether it holds none.
    public var isEmpty: Bool { start == end }
}

extension TextRange: Codable {
    /// Reads `[start, end]` with 0 ≤ start ≤ end.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        let start = try container.decode(Int.self)
        let end = try container.decode(Int.self)
        guard start >= 0, end >= start else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "A range is [start, end] with 0 <= start <= end"
            )
        }
        self.init(start, end)
    }

    /// Writes `[start, end]`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(start)
        try container.encode(end)
    }
}
