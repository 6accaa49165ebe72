/// Chooses the pairs of a phrase whose places tell where it stands.
enum PhraseCover {
    /// The pairs that together hold all units of the phrase for the least cost, the cheapest first.
    ///
    /// Each is told by the place of its first unit in the phrase. The first and the last pair are always among them; a pair between two chosen ones
    /// says nothing new, since places are running numbers.
    static func cheapest(_ costs: [Int]) -> [Int] {
        guard costs.count > 2 else { return costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) } }
        // The least cost of holding all units up to the second of a pair that is chosen, and the pair chosen before it.
        var least = [costs[0]]
        var before = [0]
        for pair in 1..<costs.count {
            let best = pair >= 2 && least[pair - 2] <= least[pair - 1] ? pair - 2 : pair - 1
            least.append(least[best] &+ costs[pair])
            before.append(best)
        }
        var chosen = [costs.count - 1]
        while let last = chosen.last, last > 0 { chosen.append(before[last]) }
        return chosen.sorted { (costs[$0], $0) < (costs[$1], $1) }
    }
}
