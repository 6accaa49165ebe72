/// Tells whether places of several leaves stand near each other.
enum NearSearch {
    /// A place as positions of units.
    struct Place: Equatable {
        var start: Int
        var end: Int
    }

    /// Whether there is a place of each leaf so that all begin in one stretch; `starts` are those of the stretches.
    static func share(_ leaves: [[Place]], stretches starts: [Int]) -> Bool {
        guard let first = leaves.first else { return false }
        let others = leaves.dropFirst().map { places in
            Set(places.map { number(of: $0.start, in: starts) })
        }
        return first.contains { place in
            let stretch = number(of: place.start, in: starts)
            return others.allSatisfy { $0.contains(stretch) }
        }
    }

    /// Whether there are places of all leaves with at most so many units from the first end to the last beginning.
    ///
    /// The places of each leaf are in the order of their beginnings.
    static func isClose(_ leaves: [[Place]], within distance: Int) -> Bool {
        guard leaves.allSatisfy({ !$0.isEmpty }) else { return false }
        let furthest = leaves.map { places in
            // How far the places up to each one reach.
            var furthest = 0
            return places.map { place in
                furthest = max(furthest, place.end)
                return furthest
            }
        }
        return leaves.indices.contains { leaf in
            leaves[leaf].contains { first in
                let last = first.end.addingReportingOverflow(distance)
                let limit = last.overflow ? Int.max : last.partialValue
                return leaves.indices.allSatisfy { other in
                    if other == leaf { return first.start <= limit }
                    let count = countOfPlaces(leaves[other], beginningUpTo: limit)
                    return count > 0 && furthest[other][count - 1] >= first.end
                }
            }
        }
    }

    private static func countOfPlaces(_ places: [Place], beginningUpTo limit: Int) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].start <= limit { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many stretches start at or before a position.
    static func number(of position: Int, in starts: [Int]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
