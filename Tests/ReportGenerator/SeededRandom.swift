/// SplitMix64: a small generator whose state is its seed, so that any report can be made without those before it.
package struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64, index: UInt64) {
        state = seed
        // Two rounds keep neighbouring indexes of one seed, and seeds next to each other, apart.
        state = next() ^ (index &* 0x9E37_79B9_7F4A_7C15)
        state = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Element>(_ choices: [Element], else fallback: Element) -> Element {
        choices.randomElement(using: &self) ?? fallback
    }

    mutating func pick(_ choices: [String]) -> String { pick(choices, else: "") }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
