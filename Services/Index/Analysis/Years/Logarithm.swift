extension Double {
    /// The binary logarithm of a positive number by its exponent and a series that is summed in one order: libm's may
    /// differ in the last bit from machine to machine, and scores must not.
    var logarithm: Double {
        guard self > 0, isFinite else { return 0 }
        // log2(m) = 2/ln 2 · artanh((m - 1) / (m + 1)) for 1 <= m < 2.
        let ratio = (significand - 1) / (significand + 1)
        var power = ratio
        var sum = 0.0
        for step in 0..<24 {
            sum += power / Double(2 * step + 1)
            power *= ratio * ratio
        }
        return Double(exponent) + sum * 2.885390081777926814
    }
}
