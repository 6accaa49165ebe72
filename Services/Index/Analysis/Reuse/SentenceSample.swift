/// A fixed part of the archive whose every sentence is counted, so that common forms of words are known by a table of
/// a small part of all sentences.
package enum SentenceSample {
    /// One report of so many is sampled.
    package static let rate: UInt64 = 64

    /// Whether a document is in the sample: by its id alone.
    package static func holds(documentId: String) -> Bool {
        SentenceHash.hash(ArraySlice(documentId.utf8.map(UInt16.init))) % rate == 0
    }

    /// The agency of a sampled report as the table has it.
    package static func agency(_ key: String?) -> UInt64 {
        SentenceHash.hash(ArraySlice((key ?? "").utf8.map(UInt16.init)))
    }
}
