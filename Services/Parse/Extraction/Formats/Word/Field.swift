/// A field that is being read (ISO/IEC 29500-1, 17.16).
struct Field {
    /// How far it has come: what it says before its separator is an instruction.
    enum Part { case instruction, result, broken }

    /// Where the result begins: in which flow, behind how many lines, in which paragraph and behind which text of it.
    struct Place {
        var flow: Int
        var line: Int
        var paragraph: Int
        var text: String
    }

    /// No name of a field is longer.
    private static let longestName = 32

    var part = Part.instruction
    /// The beginning of its instruction.
    private var instruction = ""
    /// Where a table of contents begins.
    var contents: Place?

    /// Takes a piece of the instruction; it may come in many.
    mutating func takeInstruction(_ text: String) {
        guard part == .instruction, instruction.utf8.count < Self.longestName else { return }
        instruction += text.drop { $0.isWhitespace && instruction.isEmpty }.prefix(Self.longestName)
    }

    /// Whether it is a table of contents.
    var isContents: Bool { instruction.uppercased().split(whereSeparator: \.isWhitespace).first == "TOC" }
}
