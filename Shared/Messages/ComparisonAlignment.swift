/// Two reports side by side, sentence by sentence: what `guidang diff A B` shows.
public struct ReportAlignment: Codable, Sendable, Equatable {
    /// SHA-256 of the first original, in lower-case hex.
    public var first: String
    /// SHA-256 of the second original, in lower-case hex.
    public var second: String
    /// The rows in reading order: by the second text, what only the first has before what only the second has.
    public var rows: [AlignmentRow]

    /// Puts an alignment together.
    public init(first: String, second: String, rows: [AlignmentRow]) {
        self.first = first
        self.second = second
        self.rows = rows
    }
}

/// One sentence or heading of one text, or one of each that belong together.
public struct AlignmentRow: Codable, Sendable, Equatable {
    /// How the two sides differ.
    public var kind: AlignmentKind
    /// Whether the pair stands at another place in the order of the text.
    public var isMoved: Bool
    /// Where it stands in the first text, in Unicode scalar offsets; nil where only the second has it.
    public var first: TextRange?
    /// Where it stands in the second text; nil where only the first has it.
    public var second: TextRange?
    /// How alike the sides are, from 0 to 1: 2 × longest common subsequence / both lengths, numbers masked.
    public var score: Double
    /// What was changed inside, in order and covering both sides; empty unless ``kind`` is a change.
    public var edits: [AlignmentEdit]

    /// Puts a row together.
    public init(
        kind: AlignmentKind, isMoved: Bool = false, first: TextRange?, second: TextRange?, score: Double,
        edits: [AlignmentEdit] = []
    ) {
        self.kind = kind
        self.isMoved = isMoved
        self.first = first
        self.second = second
        self.score = score
        self.edits = edits
    }
}

/// How two sentences differ; a kind that this version does not know is kept as it came.
public struct AlignmentKind: RawRepresentable, Codable, Hashable, Sendable {
    /// The name as JSON has it.
    public let rawValue: String

    /// Takes any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The same but for width, blanks and punctuation.
    public static let same = Self(rawValue: "same")
    /// The same but for its numbers.
    public static let numbersChanged = Self(rawValue: "numbersChanged")
    /// Nearly the same.
    public static let near = Self(rawValue: "near")
    /// Only the first text has it.
    public static let onlyFirst = Self(rawValue: "onlyFirst")
    /// Only the second text has it.
    public static let onlySecond = Self(rawValue: "onlySecond")
}

/// A run inside a changed sentence.
public struct AlignmentEdit: Codable, Sendable, Equatable {
    /// Where it stands in the first text; empty where it was put in.
    public var first: TextRange
    /// Where it stands in the second text; empty where it was taken out.
    public var second: TextRange
    /// Whether both sides hold the same here.
    public var isSame: Bool

    /// Puts an edit together.
    public init(first: TextRange, second: TextRange, isSame: Bool) {
        self.first = first
        self.second = second
        self.isSame = isSame
    }
}
