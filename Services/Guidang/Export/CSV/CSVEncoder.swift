/// Writes rows as RFC 4180 has them, lines ended by CR LF, in UTF-8.
package struct CSVEncoder {
    /// Whether texts are guarded; see ``FormulaGuard``.
    var guardsFormulas: Bool

    /// A line of texts, guarded, without the line's end.
    package static func line(of texts: [String]) -> String {
        let encoder = CSVEncoder(guardsFormulas: true)
        var bytes: [UInt8] = []
        for (column, text) in texts.enumerated() {
            if column > 0 { bytes.append(comma) }
            _ = Array(text.utf8).withUnsafeBufferPointer { encoder.append($0, to: &bytes) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    /// Adds a line, and tells of each cell that was guarded.
    func append(_ row: borrowing TableRow, to bytes: inout [UInt8], guarded: (_ column: Int) -> Void) {
        for column in row.cells.indices {
            if column > 0 { bytes.append(Self.comma) }
            let cell = row.cells[column]
            switch cell.kind {
            case .empty: break
            case .integer, .number, .boolean, .date: bytes.append(contentsOf: row.bytes(of: cell))
            case .text:
                let isGuarded = row.bytes(of: cell).withUnsafeBufferPointer { append($0, to: &bytes) }
                if isGuarded { guarded(column) }
            }
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Adds a text: whether it had to be guarded.
    private func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
        let isGuarded = guardsFormulas && FormulaGuard.isNeeded(text)
        let isQuoted = text.contains {
            $0 == Self.quote || $0 == Self.comma || $0 == 0x0D || $0 == 0x0A
        }
        if isQuoted { bytes.append(Self.quote) }
        if isGuarded { bytes.append(FormulaGuard.mark) }
        if isQuoted {
            var start = 0
            for index in text.indices where text[index] == Self.quote {
                bytes.append(contentsOf: text[start...index])
                bytes.append(Self.quote)
                start = index + 1
            }
            bytes.append(contentsOf: text[start...])
            bytes.append(Self.quote)
        } else {
            bytes.append(contentsOf: text)
        }
        return isGuarded
    }
}
