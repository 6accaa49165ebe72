/// Numbers the units of a document in the order they come: a hash table with open addressing and linear probing.
struct UnitTable {
    /// The units; a unit's symbol is its position plus one.
    private(set) var units: [UInt32] = []
    private var slots: [UInt64]
    private var mask: Int

    init() {
        slots = [UInt64](repeating: 0, count: 2_048)
        mask = 2_047
    }

    /// The symbol of a unit, from one on; nil where the table is full and the unit new.
    @inline(__always)
    mutating func symbol(of unit: UInt32, limit: Int) -> UInt32? {
        var slot = Self.hash(unit) & mask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == unit { return UInt32(truncatingIfNeeded: slots[slot]) }
            slot = (slot + 1) & mask
        }
        guard units.count < limit else { return nil }
        units.append(unit)
        let symbol = UInt32(truncatingIfNeeded: units.count)
        slots[slot] = UInt64(unit) << 32 | UInt64(symbol)
        if units.count * 2 > slots.count { grow() }
        return symbol
    }

    private mutating func grow() {
        mask = slots.count * 2 - 1
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        for (position, unit) in units.enumerated() {
            var slot = Self.hash(unit) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt64(unit) << 32 | UInt64(position + 1)
        }
    }

    /// Multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, 6.4).
    @inline(__always)
    private static func hash(_ unit: UInt32) -> Int { Int((unit &* 0x9E37_79B1) >> 8) }
}
