/// Reads a document number from the units of a text.
struct NumberScan {
    let text: FoldedText

    /// The position of the next opening bracket.
    func nextBracket(from position: Int) -> Int? {
        var position = position
        while position < text.units.count {
            if closing(of: position) != nil { return position }
            position += 1
        }
        return nil
    }

    /// The number whose year's bracket opens at a position.
    func number(at start: Int) -> DocumentNumbers.Place? {
        guard let closing = closing(of: start), let year = year(at: start + 1), isUnit(year.end, closing) else {
            return nil
        }
        var position = year.end + 1
        if isUnit(position, Self.ordinal) { position += 1 }
        guard let serial = serial(at: position), isUnit(serial.end, Self.number) else { return nil }
        let range = start..<serial.end + 1
        guard !range.dropFirst().contains(where: { text.units[$0].afterBreak }) else { return nil }
        return DocumentNumbers.Place(
            range: range,
            normal: [
                (FoldedUnit("［"), start..<start + 1), (Self.word(year.value), start + 1..<year.end),
                (FoldedUnit("］"), year.end..<year.end + 1), (Self.word(serial.value), position..<serial.end),
                (FoldedUnit("号"), serial.end..<serial.end + 1),
            ])
    }

    private static let square = (open: Array("［".utf8), close: Array("］".utf8))
    private static let round = (open: Array("（".utf8), close: Array("）".utf8))
    private static let ordinal = Array("第".utf8)
    private static let number = Array("号".utf8)

    private static func word(_ value: Int) -> FoldedUnit { FoldedUnit(bytes: Array(String(value).utf8), isWord: true) }

    private func closing(of position: Int) -> [UInt8]? {
        if isUnit(position, Self.square.open) { return Self.square.close }
        return isUnit(position, Self.round.open) ? Self.round.close : nil
    }

    private func isUnit(_ position: Int, _ bytes: [UInt8]) -> Bool {
        guard position < text.units.count, text.units[position].bytes.count == bytes.count else { return false }
        return text.bytes[text.units[position].bytes].elementsEqual(bytes)
    }

    private func year(at position: Int) -> (value: Int, end: Int)? {
        guard let found = arabic(at: position) ?? chinese(at: position, limit: 4), Self.years.contains(found.value)
        else {
            return nil
        }
        return found
    }

    private func serial(at position: Int) -> (value: Int, end: Int)? {
        guard let found = arabic(at: position) ?? chinese(at: position, limit: 8), found.value > 0 else { return nil }
        return found
    }

    /// Years that a document may be of.
    private static let years = 1900...2199

    private func arabic(at position: Int) -> (value: Int, end: Int)? {
        guard position < text.units.count, text.units[position].isWord, text.units[position].bytes.count <= 8 else {
            return nil
        }
        var value = 0
        for byte in text.bytes[text.units[position].bytes] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return (value, position + 1)
    }

    private func chinese(at position: Int, limit: Int) -> (value: Int, end: Int)? {
        var scalars: [Unicode.Scalar] = []
        while scalars.count < limit, position + scalars.count < text.units.count,
            let scalar = text.unit(at: position + scalars.count).scalar,
            ChineseNumber.digit(scalar) != nil || ChineseNumber.multiplier(scalar) != nil
        {
            scalars.append(scalar)
        }
        return ChineseNumber.value(scalars).map { ($0, position + scalars.count) }
    }
}
