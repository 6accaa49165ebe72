/// How much of a report stands (nearly) word for word in other reports.
///
/// Headings and sentences of less than 8 Han characters are not counted; a sentence whose numbers alone were changed
/// counts as standing there.
public struct ReuseReport: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// How many sentences were compared.
    public var sentences: Int
    /// How many characters they have, without blanks and punctuation.
    public var characters: Int
    /// What stands in reports of the same agency for earlier years.
    public var ownEarlier: ReuseShare
    /// What stands in reports of other agencies, ``common`` included.
    public var others: ReuseShare
    /// What is a common form of words: it stands in a sample of the archive in reports of two other agencies or more.
    public var common: ReuseShare
    /// The earlier reports of the same agency that share most, at most 10.
    public var ownSources: [ReuseSource]
    /// The reports of other agencies that share most, at most 10.
    public var otherSources: [ReuseSource]

    /// Puts it together.
    public init(
        documentId: String, sentences: Int, characters: Int, ownEarlier: ReuseShare, others: ReuseShare,
        common: ReuseShare, ownSources: [ReuseSource], otherSources: [ReuseSource]
    ) {
        self.documentId = documentId
        self.sentences = sentences
        self.characters = characters
        self.ownEarlier = ownEarlier
        self.others = others
        self.common = common
        self.ownSources = ownSources
        self.otherSources = otherSources
    }
}

/// A part of a report's sentences.
public struct ReuseShare: Codable, Sendable, Equatable {
    /// How many sentences.
    public var sentences: Int
    /// How many characters, without blanks and punctuation.
    public var characters: Int
    /// The share of the report's sentences, from 0 to 1, to four decimals.
    public var ofSentences: Double
    /// The share of the report's characters, from 0 to 1, to four decimals.
    public var ofCharacters: Double

    /// Counts a part of a whole.
    public init(sentences: Int, characters: Int, wholeSentences: Int, wholeCharacters: Int) {
        self.sentences = sentences
        self.characters = characters
        ofSentences = Self.share(sentences, of: wholeSentences)
        ofCharacters = Self.share(characters, of: wholeCharacters)
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole > 0 ? (Double(part) / Double(whole) * 10_000).rounded() / 10_000 : 0
    }
}

/// A report that holds sentences of another one.
public struct ReuseSource: Codable, Sendable, Equatable {
    /// SHA-256 of the original, in lower-case hex.
    public var documentId: String
    /// The agency's key.
    public var agencyKey: String?
    /// The agency's full name.
    public var agency: String?
    /// The year reported on.
    public var year: Int?
    /// What it shares, as a part of the report compared, not of this one.
    public var share: ReuseShare
    /// How many of them are the same, numbers and all.
    public var same: Int
    /// How many are the same but for numbers.
    public var numbersChanged: Int
    /// How many are nearly the same.
    public var near: Int

    /// Puts a source together.
    public init(
        documentId: String, agencyKey: String?, agency: String?, year: Int?, share: ReuseShare, same: Int,
        numbersChanged: Int, near: Int
    ) {
        self.documentId = documentId
        self.agencyKey = agencyKey
        self.agency = agency
        self.year = year
        self.share = share
        self.same = same
        self.numbersChanged = numbersChanged
        self.near = near
    }
}
