/// Visits every state that a model can reach, nearest first.
enum Explorer {
    struct Outcome<State> {
        var states: Int
        /// The first broken rule, with the states that lead to it.
        var violation: (rule: String, state: State)?
        /// Whether a state was met in which everything has arrived.
        var reachesEnd: Bool
        /// Whether every state there is was visited.
        var isWhole: Bool
    }

    static func explore<State: Hashable>(
        from start: State, limit: Int = 2_000_000, broken: (State) -> String?, isEnd: (State) -> Bool,
        next: (State) -> [State]
    ) -> Outcome<State> {
        var seen: Set<State> = [start]
        var queue = [start]
        var place = 0
        var reachesEnd = false
        while place < queue.count, seen.count < limit {
            let state = queue[place]
            place += 1
            if let rule = broken(state) {
                return Outcome(
                    states: seen.count, violation: (rule, state), reachesEnd: reachesEnd, isWhole: false)
            }
            reachesEnd = reachesEnd || isEnd(state)
            for state in next(state) where seen.insert(state).inserted { queue.append(state) }
        }
        return Outcome(
            states: seen.count, violation: nil, reachesEnd: reachesEnd, isWhole: place == queue.count)
    }
}
