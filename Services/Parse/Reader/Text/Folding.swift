/// Maps scalars that mean the same in these rules to one.
///
/// Full width becomes ASCII, Traditional simplified, any blank a space and any dash a hyphen. One scalar stays one
/// scalar, so offsets hold.
struct Folding: Sendable {
    /// What each scalar is folded to; ``markBit`` is set where that is a mark.
    private let table: [UInt32]

    /// What gives a text its shape: ends of lines and sentences, blanks, brackets, digits of both scripts, placeholders.
    ///
    /// The rules that look for these alone step from one to the next.
    private static let marks = "\n !?;:()[]【】《》。“”‘’「」『』Xx×*_0123456789一二两三四五六七八九十百千万第"

    /// Takes lines of two characters: a variant and what it is read as.
    init(_ lines: [LexiconLine]) throws(LexiconError) {
        var variants: [(from: UInt32, to: UInt32)] = []
        for line in lines {
            let pair = line.text.unicodeScalars.map(\.value)
            guard pair.count == 2, pair.allSatisfy({ $0 <= 0xFFFF }) else {
                throw line.bad(
                    "a variant is two characters side by side: the Traditional one and the simplified one.",
                    "异体字每行两个字：先写繁体，紧接着写简体。")
            }
            variants.append((pair[0], pair[1]))
        }
        self.init(variants: variants)
    }

    /// Takes pairs of a variant and what it is read as.
    init(variants: [(from: UInt32, to: UInt32)]) {
        var table = Array(0...0xFFFF as ClosedRange<UInt32>)
        for value in 0xFF01...0xFF5E { table[value] = UInt32(value - 0xFEE0) }
        for blank in [0x09, 0x0B, 0x0C, 0x85, 0xA0, 0x202F, 0x205F, 0x2028, 0x2029, 0x3000] + Array(0x2000...0x200B) {
            table[blank] = 0x20
        }
        for dash in Array(0x2010...0x2015) + [0x2212] { table[dash] = 0x2D }
        for zero in [0x3007, 0x25CB, 0x25EF] { table[zero] = 0x96F6 }
        for (from, to) in variants where from <= 0xFFFF && to <= 0xFFFF {
            table[Int(from)] = to
        }
        let marks = Set(Self.marks.unicodeScalars.map(\.value))
        self.table = table.map { marks.contains($0) ? $0 | Self.markBit : $0 }
    }

    /// Tells a mark in what ``withTable(_:)`` lends; below it stands the folded scalar.
    static let markBit: UInt32 = 0x1_0000

    /// Lends what every scalar of the basic plane is folded to, for a loop over a whole text.
    func withTable(_ body: (UnsafeBufferPointer<UInt32>) -> Void) { table.withUnsafeBufferPointer(body) }

    func fold(_ value: UInt32) -> UInt32 {
        value <= 0xFFFF ? table[Int(value)] & ~Self.markBit : value
    }

    /// A text scalar by scalar.
    func fold(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(Unicode.Scalar(fold(scalar.value)) ?? scalar) }
        return String(view)
    }
}
