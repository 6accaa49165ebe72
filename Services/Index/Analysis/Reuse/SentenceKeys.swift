/// Chooses the sentences under which reports that share text meet.
///
/// A sample by hash (Broder, "On the resemblance and containment of documents", 1997): a third of the different
/// sentences, those with the least hashes, which two reports that share a sentence are both likely to keep. It grows with
/// the report, so that a short report is found in a long one.
package enum SentenceKeys {
    /// Bits of a key.
    package static let bits: UInt64 = 48
    /// One different sentence of so many is kept.
    static let rate = 3
    /// So many are kept at least, where there are as many.
    static let least = 40

    /// The low bits of the hashes of the sentences kept; ascending, each once.
    static func of(_ sentences: [UInt64]) -> [UInt64] {
        let different = Set(sentences).sorted()
        let kept = different.prefix(max(least, different.count / rate))
        return Set(kept.map { $0 & (1 << bits - 1) }).sorted()
    }
}
