/// The fixed sample of documents from which totals are estimated: the same ones for every query that as many may match.
package enum SearchSample {
    /// How many documents each of the sample stands for at least.
    package static let leastWeight = 16
    private static let mostWeight = 64
    /// So many of the documents that may match are in the sample before it is made smaller: the standard error of a total is
    /// about a hundredth of all that may match, and what is looked at hardly grows with the archive.
    private static let enough = 8_192

    /// How many documents each of the sample stands for where so many may match.
    static func weight(among documents: Int) -> Int {
        var weight = leastWeight
        while weight < mostWeight, documents / (weight * 2) >= enough { weight *= 2 }
        return weight
    }

    /// The documents of a block that are in the sample; a smaller sample lies within a larger one.
    ///
    /// A word of 64 documents is four numbers of SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number
    /// Generators") ANDed, so that each bit is set in one of sixteen words; one number more for each time the weight is
    /// doubled.
    package static func documents(ofBlock number: Int, weight: Int = leastWeight) -> BlockBitmap {
        var sample = BlockBitmap()
        let seeds = UInt64(weight.trailingZeroBitCount)
        for index in 0..<BlockBitmap.wordCount {
            let seed = UInt64(truncatingIfNeeded: number) << 15 | UInt64(index) << 3
            sample.formUnion(word: (0..<seeds).reduce(.max) { $0 & mix(seed | $1) }, at: index)
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
