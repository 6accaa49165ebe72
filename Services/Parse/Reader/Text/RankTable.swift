/// Ranks of words by a key, in the order in which they were given: an open-addressed table.
struct RankTable: Sendable {
    /// The key of each slot, 0 where it is free, and where its ranks are.
    private let slots: [UInt32]
    private let places: [Range<Int>]
    private let ranks: [Int]

    /// Takes the ranks and the key of each, which is never 0.
    init(_ given: [Int], key: (Int) -> UInt32) {
        let groups = Dictionary(grouping: given, by: key).sorted { $0.key < $1.key }
        var size = 4
        while size < groups.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var places = [Range<Int>](repeating: 0..<0, count: size)
        var ranks: [Int] = []
        for group in groups {
            var slot = Self.slot(of: group.key, of: size)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = group.key
            places[slot] = ranks.count..<(ranks.count + group.value.count)
            ranks += group.value
        }
        (self.slots, self.places, self.ranks) = (slots, places, ranks)
    }

    /// All scalars of a key must tell in the few bits that are left.
    @inline(__always)
    private static func slot(of key: UInt32, of size: Int) -> Int { Int(key ^ (key >> 16) &* 31) & (size - 1) }

    /// Where the ranks of a key are.
    @inline(__always)
    func places(of key: UInt32) -> Range<Int> {
        var slot = Self.slot(of: key, of: slots.count)
        while slots[slot] != 0 {
            if slots[slot] == key { return places[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return 0..<0
    }

    /// The rank at one of the places of a key.
    @inline(__always)
    subscript(place: Int) -> Int { ranks[place] }
}
