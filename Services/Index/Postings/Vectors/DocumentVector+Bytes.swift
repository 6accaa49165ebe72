/// The form in which a vector travels and lies in the tail.
///
/// Numbers are varints unless said otherwise, and each table begins with how many there are.
/// - The version, one byte; flags, one byte: 1 where ``DocumentVector/isPartial``.
/// - Words: length, bytes. Values: field (one byte), length, UTF-8. Figures: subject and unit as length and UTF-8, then
///   the body of their ``FigureCode`` with its length before it. Sentences: the first and the distances between them.
/// - Marks: the mark (one byte), then the number of its places, the first place and the distances between them.
/// - Units: the first and the distances between them.
/// - Parts: the part (one byte), the number of symbols, the symbols by ``BitPacking`` as wide as the greatest one needs.
extension DocumentVector {
    static let version: UInt8 = 2
    private static let partialFlag: UInt8 = 1

    /// The vector as bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.version, isPartial ? Self.partialFlag : 0]
        Self.write(words.count, to: &bytes)
        for word in words { Self.write(word, to: &bytes) }
        Self.write(values.count, to: &bytes)
        for value in values {
            bytes.append(value.field)
            Self.write(value.value.utf8, to: &bytes)
        }
        Self.write(figures.count, to: &bytes)
        for (kind, amounts) in zip(figures, amounts) {
            Self.write(kind.subject.utf8, to: &bytes)
            Self.write(kind.unit.utf8, to: &bytes)
            FigureCode.write(amounts, to: &bytes)
        }
        Self.write(ascending: sentences, to: &bytes)
        Self.write(marks.count, to: &bytes)
        for mark in marks {
            bytes.append(mark.mark.rawValue)
            Self.write(ascending: mark.places, to: &bytes)
        }
        Self.write(ascending: units, to: &bytes)
        Self.write(sequences.count, to: &bytes)
        let width = BitPacking.width(greatest: units.count)
        for sequence in sequences {
            bytes.append(sequence.part.rawValue)
            Self.write(sequence.symbols.count, to: &bytes)
            BitPacking.write(sequence.symbols, width: width, to: &bytes)
        }
        return bytes
    }

    /// Reads what ``bytes`` gives, trusting none of it; nil for anything that it can't have given.
    ///
    /// It takes at most about 40 times the memory of the bytes, the symbols at most 16 MB of it.
    package init?(bytes: [UInt8]) {
        let vector = bytes.withUnsafeBufferPointer { bytes -> DocumentVector? in
            var reader = VectorReader(bytes)
            guard reader.byte() == Self.version, let flags = reader.byte(), flags <= Self.partialFlag else {
                return nil
            }
            var vector = DocumentVector()
            vector.isPartial = flags & Self.partialFlag != 0
            guard vector.readTables(&reader), vector.readText(&reader), reader.isAtEnd else { return nil }
            vector.countUnits()
            return vector
        }
        guard let vector else { return nil }
        self = vector
    }

    /// Counts the units of the text from the symbols.
    mutating func countUnits() {
        unitCount = 0
        guard let text = sequences.first, text.part == .text else { return }
        for symbol in text.symbols where symbol != 0 { unitCount += 1 }
    }

    private mutating func readTables(_ reader: inout VectorReader) -> Bool {
        guard
            let words = reader.table({ reader in reader.bytes().flatMap { $0.isEmpty ? nil : Array($0) } }),
            let values = reader.table({ reader -> FieldValue? in
                guard let field = reader.byte(), let value = reader.string() else { return nil }
                return FieldValue(field: field, value: value)
            }),
            let figures = reader.table({ reader -> (FigureKind, [Double])? in
                guard let subject = reader.string(), let unit = reader.string() else { return nil }
                guard let amounts = reader.amounts() else { return nil }
                return (FigureKind(subject: subject, unit: unit), amounts)
            }),
            let sentences = reader.sentences()
        else { return false }
        self.sentences = sentences
        self.words = words
        self.values = values
        self.figures = figures.map(\.0)
        amounts = figures.map(\.1)
        return true
    }

    private mutating func readText(_ reader: inout VectorReader) -> Bool {
        let marks = reader.table { reader -> MarkPlaces? in
            guard let mark = reader.byte().flatMap(TermKey.Mark.init), let places = reader.ascending() else {
                return nil
            }
            return places.isEmpty ? nil : MarkPlaces(mark: mark, places: places)
        }
        guard let marks, let units = reader.ascending(), units.count <= Self.symbolLimit else { return false }
        guard zip(marks, marks.dropFirst()).allSatisfy({ $0.mark.rawValue < $1.mark.rawValue }) else { return false }
        guard zip(units, units.dropFirst()).allSatisfy(<), units.allSatisfy(isPossible) else { return false }
        let width = BitPacking.width(greatest: units.count)
        var left = Self.unitLimit
        let sequences = reader.table { reader -> Sequence? in
            guard let part = reader.byte().flatMap(TermKey.Part.init), let count = reader.count(), 0 < count,
                count <= left,
                let packed = reader.bytes(BitPacking.length(count: count, width: width))
            else { return nil }
            left -= count
            let symbols = BitPacking.read(packed, count: count, width: width)
            return symbols.allSatisfy { $0 <= UInt32(units.count) } ? Sequence(part: part, symbols: symbols) : nil
        }
        guard let sequences else { return false }
        guard zip(sequences, sequences.dropFirst()).allSatisfy({ $0.part.rawValue < $1.part.rawValue }) else {
            return false
        }
        self.marks = marks
        self.units = units
        self.sequences = sequences
        return true
    }

    private func isPossible(_ unit: UInt32) -> Bool {
        switch unit {
        case 0: false
        case ..<UnitID.firstNumber: true
        case ..<UnitID.firstWord: unit - UnitID.firstNumber < 1_000_000
        default: unit <= UnitID.last && Int(unit - UnitID.firstWord) < words.count
        }
    }

    private static func write(_ count: Int, to bytes: inout [UInt8]) {
        Varint.write(UInt64(truncatingIfNeeded: count), to: &bytes)
    }

    private static func write(_ text: some Collection<UInt8>, to bytes: inout [UInt8]) {
        write(text.count, to: &bytes)
        bytes += text
    }

    private static func write(ascending numbers: [some FixedWidthInteger & UnsignedInteger], to bytes: inout [UInt8]) {
        write(numbers.count, to: &bytes)
        var last: UInt64 = 0
        for number in numbers {
            Varint.write(UInt64(number) &- last, to: &bytes)
            last = UInt64(number)
        }
    }
}
