/// Pairs equal sentences of two texts one to one, the longest runs first, wherever they stand.
///
/// Greedy string tiling (M. J. Wise, "Neweyes: a system for comparing biological sequences", ISMB 1995) on hashes of
/// sentences. A hash that stands very often pairs with its nearest places only, so that time stays linear.
struct SentenceTiling {
    /// Places of one hash in the first text that each place in the second is tried with.
    private static let placesTried = 8

    private let first: [UInt64]
    private let second: [UInt64]
    private var firstTaken: [Bool]
    private var secondTaken: [Bool]
    private(set) var pairs: [SentencePair] = []

    /// A run of equal sentences that is to be taken.
    private struct Run {
        var first: Int
        var second: Int
        var length: Int
    }

    init(_ first: [UInt64], _ second: [UInt64]) {
        (self.first, self.second) = (first, second)
        firstTaken = [Bool](repeating: false, count: first.count)
        secondTaken = [Bool](repeating: false, count: second.count)
        take(runs())
        pairs.sort { $0.second < $1.second }
    }

    /// All longest runs that begin at a tried pair of places.
    private func runs() -> [Run] {
        var places: [UInt64: [Int]] = [:]
        for (index, hash) in first.enumerated() { places[hash, default: []].append(index) }
        // Runs that are open, by the difference of the positions of their ends.
        var open: [Int: Run] = [:]
        var closed: [Run] = []
        for (index, hash) in second.enumerated() {
            var next: [Int: Run] = [:]
            let found = places[hash] ?? []
            for place in nearest(found, to: index, going: open) {
                var run = open.removeValue(forKey: place - index) ?? Run(first: place, second: index, length: 0)
                run.length += 1
                next[place - index] = run
            }
            closed.append(contentsOf: open.values)
            open = next
        }
        closed.append(contentsOf: open.values)
        return closed
    }

    /// Where a hash is tried: behind runs that are open, and at the places nearest to the same position.
    private func nearest(_ places: [Int], to index: Int, going open: [Int: Run]) -> [Int] {
        guard places.count > Self.placesTried else { return Array(places) }
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < index { low = middle + 1 } else { high = middle }
        }
        let start = max(0, min(places.count - Self.placesTried, low - Self.placesTried / 2))
        let near = places[start..<(start + Self.placesTried)]
        let goesOn = open.keys.map { $0 + index }.filter {
            $0 >= 0 && $0 < first.count && first[$0] == second[index] && !near.contains($0)
        }
        return Array(near) + goesOn.sorted().prefix(Self.placesTried)
    }

    /// Takes the longest run of all that is free, again and again; of a run that is free in part, its parts.
    private mutating func take(_ runs: [Run]) {
        guard let longest = runs.map(\.length).max() else { return }
        var waiting = [[Run]](repeating: [], count: longest + 1)
        for run in runs { waiting[run.length].append(run) }
        for length in stride(from: longest, through: 1, by: -1) {
            let now = waiting[length].sorted { ($0.second, $0.first) < ($1.second, $1.first) }
            waiting[length] = []
            for run in now {
                for part in freeParts(of: run) {
                    if part.length == length { take(part) } else { waiting[part.length].append(part) }
                }
            }
        }
    }

    private func freeParts(of run: Run) -> [Run] {
        var parts: [Run] = []
        var length = 0
        for step in 0...run.length {
            let isFree =
                step < run.length && !firstTaken[run.first + step] && !secondTaken[run.second + step]
            if isFree {
                length += 1
            } else if length > 0 {
                parts.append(Run(first: run.first + step - length, second: run.second + step - length, length: length))
                length = 0
            }
        }
        return parts
    }

    private mutating func take(_ run: Run) {
        for step in 0..<run.length {
            firstTaken[run.first + step] = true
            secondTaken[run.second + step] = true
            pairs.append(SentencePair(first: run.first + step, second: run.second + step, score: 1))
        }
    }
}
