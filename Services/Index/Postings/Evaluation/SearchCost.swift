/// What a search did, counted and not timed, so that the same question on the same snapshot costs the same everywhere.
package struct SearchCost: Equatable, Sendable, Codable {
    /// Lists that were read.
    package var lists = 0
    /// Words of 64 documents that were combined.
    package var words = 0
    /// Places that were decoded; those passed over are not counted.
    package var places = 0
    /// Documents whose places were looked at.
    package var checked = 0
    /// Documents that were given a score.
    package var scored = 0

    /// Nothing done yet.
    package init() {}
}

extension SearchCost {
    /// Adds what another part of the search did.
    mutating func add(_ other: SearchCost) {
        lists += other.lists
        words += other.words
        places += other.places
        checked += other.checked
        scored += other.scored
    }
}
