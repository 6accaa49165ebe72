/// ``ScalarFolding`` as a flat table over the Basic Multilingual Plane, so that a scalar costs one load.
///
/// An entry is a folded scalar (21 bits), its kind (2 bits) and marks; or, with ``isSpecial`` set, the place of a
/// sequence: the first stands for "not in the table", which is so for scripts that Chinese texts rarely hold.
struct FoldingTable: Sendable {
    /// Set where the scalar is none or several, or has to be computed.
    static let isSpecial: UInt32 = 1 << 31
    /// Set where a sentence ends behind the scalar.
    static let endsSentence: UInt32 = 1 << 30
    /// Set on closing quotes and brackets, which still belong to the sentence that has ended.
    static let closes: UInt32 = 1 << 29

    /// An entry for each scalar of the plane.
    let entries: [UInt32]
    /// What special entries name.
    let sequences: [[UInt32]]

    /// The table, made at the first use.
    static let shared = FoldingTable()

    /// The folded scalar and its kind in one number.
    @inline(__always)
    static func pack(_ folded: ScalarFolding.Folded) -> UInt32 { folded.scalar | folded.kind.rawValue << 21 }

    /// Entries of a scalar that no table holds.
    static func computed(_ value: UInt32) -> [UInt32] {
        if ScalarFolding.standsAsItIs(value), value > 0xFFFF, beyond[value] == nil {
            return [value | ScalarFolding.Kind.single.rawValue << 21]
        }
        return Unicode.Scalar(value).map { ScalarFolding.computed($0).map(pack) } ?? []
    }

    private init() {
        var entries = [UInt32](repeating: Self.isSpecial, count: 0x10000)
        var sequences: [[UInt32]] = [[], []]
        for range in Self.covered {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let folded = ScalarFolding.computed(scalar).map(Self.pack)
                if folded.count == 1 {
                    entries[Int(value)] = folded[0]
                } else if folded.isEmpty {
                    entries[Int(value)] = Self.isSpecial | 1
                } else {
                    entries[Int(value)] = Self.isSpecial | UInt32(sequences.count)
                    sequences.append(folded)
                }
            }
        }
        for value in Self.plain.joined() { entries[Int(value)] = value | ScalarFolding.Kind.single.rawValue << 21 }
        let pairs = Array(TraditionalCharacters.pairs.unicodeScalars)
        for index in stride(from: 0, to: pairs.count - 1, by: 2) where pairs[index].value <= 0xFFFF {
            entries[Int(pairs[index].value)] = pairs[index + 1].value | ScalarFolding.Kind.single.rawValue << 21
        }
        for scalar in SentenceEnds.signs { entries[Int(scalar.value)] |= Self.endsSentence }
        for scalar in SentenceEnds.closing { entries[Int(scalar.value)] |= Self.closes }
        self.entries = entries
        self.sequences = sequences
    }

    /// Latin, Greek, Cyrillic, punctuation, symbols, kana, compatibility and full-width forms: what texts here hold.
    private static let covered: [ClosedRange<UInt32>] = [
        0...0x4FF, 0x1E00...0x1FFF, 0x2000...0x33FF, 0xF900...0xFAFF, 0xFE00...0xFFFF,
    ]
    /// Han and hangul, which stand for themselves unless they are traditional.
    private static let plain: [ClosedRange<UInt32>] = [0x3400...0x9FFF, 0xAC00...0xD7A3]

    private static let beyond: [UInt32: UInt32] = {
        let pairs = Array(TraditionalCharacters.pairs.unicodeScalars)
        let places = stride(from: 0, to: pairs.count - 1, by: 2).filter { pairs[$0].value > 0xFFFF }
        return Dictionary(uniqueKeysWithValues: places.map { (pairs[$0].value, pairs[$0 + 1].value) })
    }()
}
