/// Hashes of 64 bits over units: the same on every machine and in every version of an encoding.
enum SentenceHash {
    /// Multiplies and folds unit by unit, then mixes as SplitMix64 does (Steele, Lea and Flood, OOPSLA 2014).
    static func hash(_ units: ArraySlice<UInt16>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        units.withUnsafeBufferPointer { units in
            for unit in units {
                hash = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash &>> 32
            }
        }
        return mix(hash)
    }

    /// The finishing step of SplitMix64: each bit of the value sways each bit of the result.
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed &>> 31)
    }
}
