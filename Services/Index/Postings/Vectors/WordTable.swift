/// Numbers the words of a document in the order they come, by their bytes.
struct WordTable {
    /// The words.
    private(set) var words: [[UInt8]] = []
    private var hashes: [UInt64] = []
    private var slots: [Int32] = []

    init() {}

    /// The number of a word, from zero on.
    mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
        if words.count * 2 >= slots.count { grow() }
        let hash = Self.hash(word)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, words[number].elementsEqual(word) { return number }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(truncatingIfNeeded: words.count)
        words.append(Array(word))
        hashes.append(hash)
        return words.count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: max(64, slots.count * 2))
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(truncatingIfNeeded: number)
        }
    }

    /// FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923) with its halves folded together; a table lives for one document,
    /// and whoever makes up words that collide slows that one alone.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}
