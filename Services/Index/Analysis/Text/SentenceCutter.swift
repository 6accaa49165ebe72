package import Messages

extension Sentences {
    /// Fewer Han characters say nothing by which a source could be known.
    static let fewestHan = 8

    /// Cuts a report's body at 。！？； and line ends, and around its headings.
    ///
    /// Linear in the text's length.
    ///
    /// A line without any comma that no mark closes is a title or a signature and does not count.
    ///
    /// - Parameters:
    ///   - body: the report itself within the text; what is outside is page chrome and gives no sentence.
    ///   - outline: the headings, which become items that don't count.
    package init(of text: String, body: TextRange, outline: [OutlineSection], fold: ScalarFold = .width) {
        let scalars = text.unicodeScalars.map(\.value)
        let body = body.clamped(to: scalars.count)
        folded.reserveCapacity(body.count)
        masked.reserveCapacity(body.count)
        let headings = HeadingSpans(outline, in: scalars, body: body).spans
        var start = body.lowerBound
        for heading in headings {
            cut(scalars, start..<max(start, heading.lowerBound), fold: fold)
            add(scalars, heading, isHeading: true, fold: fold)
            start = heading.upperBound
        }
        cut(scalars, start..<max(start, body.upperBound), fold: fold)
    }

    /// Adds the sentences of a range that holds no heading.
    private mutating func cut(_ scalars: [UInt32], _ range: Range<Int>, fold: ScalarFold) {
        var start = range.lowerBound
        for index in range where Self.endsSentence(scalars[index]) {
            add(scalars, start..<(index + 1), isHeading: false, fold: fold)
            start = index + 1
        }
        add(scalars, start..<range.upperBound, isHeading: false, fold: fold)
    }

    static func endsSentence(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0A, 0x21, 0x3B, 0x3F, 0x3002, 0xFF01, 0xFF1B, 0xFF1F, 0xFF61: true
        default: false
        }
    }

    /// What a title or a signature on a line of its own does not hold.
    private static func isComma(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x3A, 0x3001, 0xFF0C, 0xFF1A, 0xFF64: true
        default: false
        }
    }

    static func isBlank(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200B, 0x3000, 0xFEFF: true
        default: false
        }
    }

    private mutating func add(_ scalars: [UInt32], _ range: Range<Int>, isHeading: Bool, fold: ScalarFold) {
        let (foldedStart, maskedStart) = (folded.count, masked.count)
        var han = 0
        var hasComma = false
        var lastWasNumber = false
        scalars.withUnsafeBufferPointer { scalars in
            for index in range {
                let scalar = scalars[index]
                let unit = fold.unit(of: scalar)
                guard unit != 0 else {
                    hasComma = hasComma || Self.isComma(scalar)
                    // 1.2万 and 1,234 are one number each.
                    let joins = scalar == 0x2E || scalar == 0x2C || scalar == 0xFF0C || scalar == 0xFF0E
                    let next = index + 1 < range.upperBound ? fold.unit(of: scalars[index + 1]) : 0
                    lastWasNumber = lastWasNumber && joins && (0x30...0x39).contains(next & 0xFFFF)
                    continue
                }
                let plain = UInt16(truncatingIfNeeded: unit)
                folded.append(plain)
                let isNumber = unit & ScalarFold.numeral != 0
                if !isNumber {
                    masked.append(plain)
                } else if !lastWasNumber {
                    masked.append(Self.numberMark)
                }
                lastWasNumber = isNumber
                han += (0x4E00...0x9FFF).contains(plain) || (0x3400...0x4DBF).contains(plain) ? 1 : 0
            }
        }
        guard folded.count > foldedStart else { return }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Self.isBlank(scalars[start]) { start += 1 }
        while end > start, Self.isBlank(scalars[end - 1]) { end -= 1 }
        let isLine = !hasComma && (end == start || !Self.endsSentence(scalars[end - 1]))
        items.append(
            Sentence(
                range: TextRange(start, end), folded: foldedStart..<folded.count, masked: maskedStart..<masked.count,
                exactHash: SentenceHash.hash(folded[foldedStart...]),
                maskedHash: SentenceHash.hash(masked[maskedStart...]),
                isCounted: !isHeading && !isLine && han >= Self.fewestHan))
    }
}

extension TextRange {
    /// The part of it that a text of so many scalars has.
    func clamped(to count: Int) -> Range<Int> { min(start, count)..<min(end, count) }
}
