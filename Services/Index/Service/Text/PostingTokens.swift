import Foundation

/// The token stream that FTS5's `ascii` tokenizer takes, made from an ``IndexForm``.
///
/// Each distinct unit once (for queries of one character), then each pair of neighbours in order, so that a phrase of
/// any length is a row of pairs. Tokens of the title and of the headings carry a mark, so that a search in titles
/// reads only their postings. All marks are C1 controls, which no folded text holds.
struct PostingTokens {
    /// The part of a report that a token speaks of.
    enum Part: UInt8 {
        /// The whole text; tokens bear no mark.
        case text = 0
        /// The title.
        case title = 0x81
        /// The headings.
        case heading = 0x82

        /// The part behind it in the index form.
        var next: Part { self == .text ? .title : .heading }
    }

    /// Second byte of the mark between two words of a pair (the first is 0xC2).
    static let joint: UInt8 = 0x83
    /// Second byte of the token that keeps phrases from reaching over a break.
    static let gap: UInt8 = 0x84

    private var seen = [UInt64](repeating: 0, count: 0x11_0000 / 64)
    private var marked: [Int] = []
    private var words: Set<ArraySlice<UInt8>> = []

    /// The stream of a whole index form.
    static func stream(of form: [UInt8]) -> Data {
        var maker = PostingTokens()
        // Units first: their positions are small there, and so are their postings.
        var out = Data(capacity: form.count * 3 + 1024)
        let units = [UInt8](unsafeUninitializedCapacity: form.count * 4 + 16) { target, count in
            count = maker.writeUnits(of: form, to: target)
        }
        out.append(contentsOf: units)
        let pairs = [UInt8](unsafeUninitializedCapacity: form.count * 10 + 16) { target, count in
            count = Self.writePairs(of: form, to: target)
        }
        out.append(contentsOf: pairs)
        return out
    }

    private mutating func writeUnits(of form: [UInt8], to target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var part = Part.text
        var cursor = UnitCursor(form)
        while let step = cursor.next() {
            switch step {
            case .sectionEnd:
                part = part.next
                forget()
            case .lineEnd: continue
            case .unit(let unit):
                guard isNew(unit, in: form) else { continue }
                count = Self.write(part, to: target, at: count)
                count = Self.write(unit.bytes, of: form, to: target, at: count)
                target[count] = 0x20
                count += 1
            }
        }
        return count
    }

    /// Each unit is copied twice at the most, with a mark, a joint and a space: under ten bytes a byte.
    private static func writePairs(of form: [UInt8], to target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var part = Part.text
        var last: UnitCursor.Unit?
        var cursor = UnitCursor(form)
        while let step = cursor.next() {
            guard case .unit(let unit) = step else {
                if last != nil {
                    target[count] = 0xC2
                    target[count + 1] = gap
                    target[count + 2] = 0x20
                    count += 3
                }
                last = nil
                if case .sectionEnd = step { part = part.next }
                continue
            }
            if let last {
                count = write(part, to: target, at: count)
                count = write(last.bytes, of: form, to: target, at: count)
                if last.isWord, unit.isWord {
                    target[count] = 0xC2
                    target[count + 1] = joint
                    count += 2
                }
                count = write(unit.bytes, of: form, to: target, at: count)
                target[count] = 0x20
                count += 1
            }
            last = unit
        }
        return count
    }

    @inline(__always)
    private static func write(_ part: Part, to target: UnsafeMutableBufferPointer<UInt8>, at count: Int) -> Int {
        guard part != .text else { return count }
        target[count] = 0xC2
        target[count + 1] = part.rawValue
        return count + 2
    }

    @inline(__always)
    private static func write(
        _ range: Range<Int>,
        of form: [UInt8],
        to target: UnsafeMutableBufferPointer<UInt8>,
        at count: Int
    ) -> Int {
        var count = count
        for index in range {
            target[count] = form[index]
            count += 1
        }
        return count
    }

    private mutating func isNew(_ unit: UnitCursor.Unit, in form: [UInt8]) -> Bool {
        guard !unit.isWord else { return words.insert(form[unit.bytes]).inserted }
        let scalar = Int(unit.scalar)
        guard scalar / 64 < seen.count, seen[scalar / 64] & 1 << (scalar % 64) == 0 else { return false }
        if seen[scalar / 64] == 0 { marked.append(scalar / 64) }
        seen[scalar / 64] |= 1 << (scalar % 64)
        return true
    }

    private mutating func forget() {
        for index in marked { seen[index] = 0 }
        marked.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
    }
}
