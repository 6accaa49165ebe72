extension String {
    /// The text as it may stand in a line on a terminal: a file's name or a title may hold line feeds, and commands to the
    /// terminal.
    var onOneLine: String {
        guard unicodeScalars.contains(where: Self.isControl) else { return self }
        var line = UnicodeScalarView()
        for scalar in unicodeScalars { line.append(Self.isControl(scalar) ? "\u{FFFD}" : scalar) }
        return String(line)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
