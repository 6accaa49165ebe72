/// Makes the vector of one report from its folded text, unit by unit.
///
/// In each part the first unit or break has place 0, and each one after it the next number.
package struct DocumentVectorBuilder {
    private var units = UnitTable()
    private var words = WordTable()
    private var symbols = [[UInt32]](repeating: [], count: TermKey.Part.allCases.count)
    private var part = 0
    private var marks = [[UInt32]](repeating: [], count: TermKey.Mark.allCases.count)
    /// Units and breaks that there is room for.
    private var left: Int
    private var valueNumbers: Set<DocumentVector.FieldValue> = []
    private var figureNumbers: [DocumentVector.FigureKind: Int] = [:]
    private var vector = DocumentVector()

    /// Starts with the text and nothing in it.
    package init() { self.init(limit: DocumentVector.unitLimit) }

    /// Starts with another limit for all units and breaks together.
    init(limit: Int) {
        left = limit
        symbols[0].reserveCapacity(6_000)
    }

    /// Goes to a part; going to one again goes on with it behind a break.
    package mutating func begin(_ part: TermKey.Part) {
        self.part = Int(part.rawValue)
        if !symbols[self.part].isEmpty { addBreak() }
    }

    /// Adds a unit that is no word.
    @inline(__always)
    package mutating func add(scalar: UInt32) {
        // What is no scalar keeps its place as U+FFFD, the replacement character.
        add(unit: scalar > 0 && scalar < UnitID.firstNumber ? scalar : 0xFFFD)
    }

    /// Adds a word as folded UTF-8; one without bytes is passed over.
    package mutating func add(word: UnsafeBufferPointer<UInt8>) {
        guard !word.isEmpty else { return }
        if let number = UnitID(smallNumber: word) {
            add(unit: number.rawValue)
        } else if left > 0 {
            let number = words.number(of: word)
            add(unit: UnitID.firstWord + UInt32(truncatingIfNeeded: number))
        } else {
            vector.isPartial = true
        }
    }

    /// Adds a break, which no pair reaches over.
    package mutating func addBreak() {
        guard left > 0 else { return }
        left -= 1
        symbols[part].append(0)
    }

    @inline(__always)
    private mutating func add(unit: UInt32) {
        guard left > 0, let symbol = units.symbol(of: unit, limit: DocumentVector.symbolLimit) else {
            vector.isPartial = true
            return
        }
        left -= 1
        symbols[part].append(symbol)
    }

    /// Adds places of a mark in the text, in ascending order.
    package mutating func add(mark: TermKey.Mark, places: [UInt32]) { marks[Int(mark.rawValue)] += places }

    /// Adds a field's value; one that is there already is not added again.
    package mutating func add(field: UInt8, value: String) {
        let value = DocumentVector.FieldValue(field: field, value: value)
        if valueNumbers.insert(value).inserted { vector.values.append(value) }
    }

    /// Sets the keys of sentences under which the report is met; only their low 48 bits count.
    package mutating func set(sentences keys: [UInt64]) {
        vector.sentences = Set(keys.map { TermKey.sentence($0).sentence }).sorted()
    }

    /// Adds a figure.
    package mutating func add(figure subject: String, unit: String, value: Double) {
        let kind = DocumentVector.FigureKind(subject: subject, unit: unit)
        if let number = figureNumbers[kind] {
            vector.amounts[number].append(value)
        } else {
            figureNumbers[kind] = vector.figures.count
            vector.figures.append(kind)
            vector.amounts.append([value])
        }
    }

    /// The vector of what was added.
    package func finish() -> DocumentVector {
        var vector = vector
        vector.words = words.words
        for index in vector.amounts.indices { vector.amounts[index].sort(by: FigureCode.precedes) }
        for mark in TermKey.Mark.allCases {
            let places = marks[Int(mark.rawValue)]
            if !places.isEmpty { vector.marks.append(.init(mark: mark, places: places.sorted())) }
        }
        let order = units.units.indices.sorted { units.units[$0] < units.units[$1] }
        vector.units = order.map { units.units[$0] }
        var ranks = [UInt32](repeating: 0, count: order.count + 1)
        for (rank, position) in order.enumerated() { ranks[position + 1] = UInt32(truncatingIfNeeded: rank + 1) }
        for part in TermKey.Part.allCases {
            let symbols = symbols[Int(part.rawValue)]
            if !symbols.isEmpty { vector.sequences.append(.init(part: part, symbols: symbols.map { ranks[Int($0)] })) }
        }
        vector.countUnits()
        return vector
    }
}
