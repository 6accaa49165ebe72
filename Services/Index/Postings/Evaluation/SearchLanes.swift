/// The threads on which a search works at once.
///
/// Each block belongs to one of them (``PostingBlock/lane``), as what it is read by may be used by one thread at a time.
package protocol SearchLanes {
    /// How many there are, at least one; they are numbered from 0, which is the caller's own thread.
    var count: Int { get }

    /// Calls with the number of each of some lanes on its thread, and returns when all have ended.
    ///
    /// - Parameter body: Gives what has ended it early, if anything has.
    func run(_ lanes: Set<Int>, _ body: @escaping (Int) -> (any Error)?)
}

/// The caller's thread alone.
package struct SingleLane: SearchLanes {
    package let count = 1

    /// The caller's thread.
    package init() {}

    package func run(_ lanes: Set<Int>, _ body: @escaping (Int) -> (any Error)?) {
        for lane in lanes { _ = body(lane) }
    }
}

extension SearchLanes {
    /// Works on some parts, each on its lane, and gives what came of them in their order, and what it took.
    ///
    /// - Throws: What the first part throws of those that do; a lane goes no further than to its own first.
    package func map<Part, Value>(
        _ parts: [Part], on lane: (Part) -> Int, cost: inout SearchCost,
        _ body: @escaping (Part, inout SearchCost) throws -> Value
    ) throws -> [Value] {
        let lanes = parts.map(lane)
        // Each thread puts its results in other places than the others.
        let done = UnsafeMutableBufferPointer<Result<(Value, SearchCost), any Error>?>.allocate(capacity: parts.count)
        done.initialize(repeating: nil)
        defer {
            done.deinitialize()
            done.deallocate()
        }
        run(Set(lanes)) { lane in
            for index in parts.indices where lanes[index] == lane {
                var cost = SearchCost()
                let part = Result { try body(parts[index], &cost) }
                done[index] = part.map { ($0, cost) }
                if case .failure(let error) = part { return error }
            }
            return nil
        }
        return try done.compactMap { part in
            guard let (value, spent) = try part?.get() else { return nil }
            cost.add(spent)
            return value
        }
    }

    /// The same without counting what it took.
    package func map<Part, Value>(
        _ parts: [Part], on lane: (Part) -> Int, _ body: @escaping (Part) throws -> Value
    ) throws -> [Value] {
        var cost = SearchCost()
        return try map(parts, on: lane, cost: &cost) { part, _ in try body(part) }
    }
}
