/// The place of a report in the order of dates: the newer date is greater, then the higher sequence number.
struct DateKey: Comparable, Sendable {
    /// The date in the upper 16 bits, the sequence number in the lower 48.
    let rawValue: UInt64

    /// Wraps a key.
    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The key of a report; nil where the sequence number does not fit in 48 bits.
    init?(date: UInt16, sequence: Int64) {
        guard sequence >= 0, sequence < 1 << 48 else { return nil }
        rawValue = UInt64(date) << 48 | UInt64(sequence)
    }

    /// The key of a document of a block.
    @inline(__always)
    init(date: UInt16, block: Int, document: UInt16) {
        rawValue = UInt64(date) << 48 | UInt64(truncatingIfNeeded: block) << 16 | UInt64(document)
    }

    /// Days since 1970-01-01.
    var date: UInt16 { UInt16(truncatingIfNeeded: rawValue >> 48) }
    /// The sequence number.
    var sequence: Int64 { Int64(rawValue & 0xFFFF_FFFF_FFFF) }
    /// The block of the sequence number.
    var block: Int { Int(sequence >> 16) }
    /// The local number in the block.
    var document: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

    static func < (first: DateKey, second: DateKey) -> Bool { first.rawValue < second.rawValue }
}

/// The place of a match among those that could be scored: the lower tier first, then the newer date.
struct CandidateKey: Equatable, Sendable {
    /// See ``CandidateTiers``.
    let tier: Int
    /// The report.
    let key: DateKey
}
