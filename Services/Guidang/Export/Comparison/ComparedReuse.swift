import Messages

/// How much of a report stands in others, its sources in one list.
struct ComparedReuse: Encodable {
    /// One report that it shares sentences with.
    struct Source: Encodable {
        let documentId: String
        /// `own` or `other`.
        let relation: String
        let agencyKey: String?
        let agency: String?
        let year: Int?
        let share: ReuseShare
        let same: Int
        let numbersChanged: Int
        let near: Int
    }

    let sentences: Int
    let characters: Int
    let ownEarlier: ReuseShare
    let others: ReuseShare
    let common: ReuseShare
    let sources: [Source]

    init(_ reuse: ReuseReport) {
        (sentences, characters) = (reuse.sentences, reuse.characters)
        (ownEarlier, others, common) = (reuse.ownEarlier, reuse.others, reuse.common)
        sources = reuse.ownSources.map { Self.source($0, "own") } + reuse.otherSources.map { Self.source($0, "other") }
    }

    private static func source(_ source: ReuseSource, _ relation: String) -> Source {
        Source(
            documentId: source.documentId, relation: relation, agencyKey: source.agencyKey, agency: source.agency,
            year: source.year, share: source.share, same: source.same, numbersChanged: source.numbersChanged,
            near: source.near)
    }
}
