import Messages

/// An alignment of two reports as a person reads it: a sentence a line.
struct DiffTable {
    private let alignment: ReportAlignment
    private let first: [Unicode.Scalar]
    private let second: [Unicode.Scalar]

    /// Takes the texts that the alignment's ranges count in.
    init(_ alignment: ReportAlignment, _ first: String, _ second: String) {
        self.alignment = alignment
        self.first = Array(first.unicodeScalars)
        self.second = Array(second.unicodeScalars)
    }

    /// The lines; what is the same in its place only where all is wanted.
    func lines(all isAll: Bool) -> [String] {
        alignment.rows.filter { isAll || $0.kind != .same || $0.isMoved }.map { row in
            "\(Self.sign(row.kind))\(row.isMoved ? ">" : " ") \(Self.oneLine(words(row)))"
        }
    }

    private func words(_ row: AlignmentRow) -> String {
        guard !row.edits.isEmpty else {
            return row.second.map { text(second, $0) } ?? row.first.map { text(first, $0) } ?? ""
        }
        return row.edits.map { edit in
            guard !edit.isSame else { return text(second, edit.second) }
            let (old, new) = (text(first, edit.first), text(second, edit.second))
            return (old.isEmpty ? "" : "[-\(old)-]") + (new.isEmpty ? "" : "{+\(new)+}")
        }.joined()
    }

    private func text(_ scalars: [Unicode.Scalar], _ range: TextRange) -> String {
        var view = String.UnicodeScalarView()
        let start = min(max(0, range.start), scalars.count)
        view.append(contentsOf: scalars[start..<min(max(start, range.end), scalars.count)])
        return String(view)
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func sign(_ kind: AlignmentKind) -> String {
        switch kind {
        case .same: "="
        case .numbersChanged: "#"
        case .near: "~"
        case .onlyFirst: "-"
        case .onlySecond: "+"
        default: "?"
        }
    }
}
