/// Which pairs of neighbouring units a sentence has, in 128 bits: a quick test before sentences are compared.
struct BigramSignature {
    private let low: UInt64
    private let high: UInt64
    private let count: Int

    init(_ units: ArraySlice<UInt16>) {
        var (low, high) = (0 as UInt64, 0 as UInt64)
        var last: UInt32 = 0
        for unit in units {
            let hash = ((last &<< 16 | UInt32(unit)) &* 0x9E37_79B1) &>> 25
            if hash < 64 { low |= 1 &<< UInt64(hash) } else { high |= 1 &<< UInt64(hash &- 64) }
            last = UInt32(unit)
        }
        (self.low, self.high) = (low, high)
        count = low.nonzeroBitCount + high.nonzeroBitCount
    }

    /// Whether half of the pairs of the poorer one are in the other one too, as they are in nearly the same sentences.
    @inline(__always)
    func mayBeNear(_ other: Self) -> Bool {
        let shared = (low & other.low).nonzeroBitCount &+ (high & other.high).nonzeroBitCount
        return shared &* 2 >= min(count, other.count)
    }
}
