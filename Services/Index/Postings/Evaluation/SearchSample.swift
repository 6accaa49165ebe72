/// The fixed sample of documents from which totals are estimated: the same ones for every query.
package enum SearchSample {
    /// How many documents each of the sample stands for.
    package static let weight = 16

    /// The documents of a block that are in the sample.
    ///
    /// A word of 64 documents is four numbers of SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number
    /// Generators") ANDed, so that each bit is set in one of sixteen words.
    static func documents(ofBlock number: Int) -> BlockBitmap {
        var sample = BlockBitmap()
        for index in 0..<BlockBitmap.wordCount {
            let seed = UInt64(truncatingIfNeeded: number) << 12 | UInt64(index) << 2
            sample.formUnion(word: mix(seed) & mix(seed | 1) & mix(seed | 2) & mix(seed | 3), at: index)
        }
        return sample
    }

    private static func mix(_ seed: UInt64) -> UInt64 {
        var value = seed &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
