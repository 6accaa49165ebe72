internal import GRDB
package import StageKit

/// The index's store: reports with their versions, and the postings of those that are current.
///
/// Every call works in the caller's transaction, writers on the head's one connection; what it holds itself is remembered
/// work that can be done again. All parts of one head share one value.
package struct IndexArchive: Sendable {
    let cache: PostingCache
    let upkeep: PostingUpkeep

    /// Makes the archive's calls.
    package init() { self.init(reportsOfSegment: PostingUpkeep.flushAt) }

    /// The same with other segments: so many reports make one.
    package init(reportsOfSegment: Int) {
        self.init(reportsOfSegment: reportsOfSegment, sampledFrom: PostingUpkeep.sampledFrom)
    }

    /// The same with samples of other blocks: those of at least so many reports.
    init(reportsOfSegment: Int, sampledFrom: Int) {
        cache = PostingCache()
        upkeep = PostingUpkeep(cache: cache, flushAt: reportsOfSegment, sampledFrom: sampledFrom)
    }

    /// The steps of the store's schema behind the kit's own.
    package static let migrations = [
        StoreMigration(2, "reports") { try $0.execute(sql: schema) },
        StoreMigration(3, "posting lists") { try migrateToPostings($0) },
        StoreMigration(4, "fingerprints") { try migrateToFingerprints($0) },
        StoreMigration(5, "marks of breaks, items, headings and document numbers; keys of sentences") {
            try postAnew($0)
        },
        StoreMigration(6, "places of long lists in parts; samples of full blocks") { try migrateToParts($0) },
    ]
}
