extension Fingerprint {
    /// The first byte of what ``encoded`` writes; raised whenever sentences or hashes change.
    package static let version: UInt8 = 2

    /// The version; the number of sentences as LEB128, their hashes (8 bytes, least first), their lengths as LEB128.
    package var encoded: [UInt8] {
        var bytes: [UInt8] = [Self.version]
        bytes.reserveCapacity(16 + sentences.count * 9)
        Self.append(UInt64(sentences.count), to: &bytes)
        for sentence in sentences { Self.append(word: sentence, to: &bytes) }
        for length in lengths { Self.append(UInt64(length), to: &bytes) }
        return bytes
    }

    /// Reads what ``encoded`` wrote.
    ///
    /// - Throws: ``AnalysisError`` with `version` for what a newer version wrote, `malformed` for anything else.
    package init(decoding bytes: some Collection<UInt8>) throws(AnalysisError) {
        var reader = FingerprintBytes(bytes: Array(bytes))
        guard let version = reader.byte() else { throw AnalysisError(.malformed, "A fingerprint has no bytes") }
        guard version == Self.version else {
            throw AnalysisError(.version, "A fingerprint is of version \(version), not \(Self.version)")
        }
        guard let count = reader.number(), count <= UInt64(Self.sentenceLimit),
            let sentences = reader.words(Int(count)), let lengths = reader.lengths(Int(count)),
            reader.isAtEnd
        else { throw AnalysisError(.malformed, "A fingerprint's bytes are cut off or too many") }
        self.init(sentences: sentences, lengths: lengths)
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private static func append(word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word &>> UInt64(shift))) }
    }
}

/// Reads the parts of a fingerprint; nil where the bytes end too early.
private struct FingerprintBytes {
    let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func byte() -> UInt8? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    /// A LEB128 number of at most 32 bits.
    mutating func number() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard let next = byte() else { return nil }
            value |= UInt64(next & 0x7F) &<< UInt64(shift)
            if next < 0x80 { return value <= UInt64(UInt32.max) ? value : nil }
        }
        return nil
    }

    mutating func words(_ count: Int) -> [UInt64]? {
        guard count <= (bytes.count - index) / 8 else { return nil }
        let start = index
        index += count * 8
        return bytes.withUnsafeBytes { raw in
            (0..<count).map { UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start + $0 * 8, as: UInt64.self)) }
        }
    }

    mutating func lengths(_ count: Int) -> [UInt16]? {
        guard count <= bytes.count - index else { return nil }
        var lengths: [UInt16] = []
        lengths.reserveCapacity(count)
        for _ in 0..<count {
            guard let value = number(), let length = UInt16(exactly: value) else { return nil }
            lengths.append(length)
        }
        return lengths
    }
}
