/// Counts what the matches of a search have in common.
package struct PostingFacets: Sendable {
    private let matches: [BlockMatches]

    /// Counts over the matches of a search; estimates where the total is one.
    package init(_ result: SearchResult) { matches = result.matches }

    /// How many matches have each of the values (``TermKey/value(_:)``); those that none has are left out.
    package func counts(of values: [Int64], on reader: some PostingReader) throws -> [Int64: Int] {
        let keys = Set(values).sorted().map { (value: $0, key: TermKey.value($0)) }
        let counts = try sum(keys.count, on: reader) { block, found, counts in
            for (index, entry) in keys.enumerated() {
                for list in try block.lists(of: entry.key, withPlaces: false) {
                    counts[index] += list.intersectionCount(found.documents) * found.weight
                }
            }
        }
        var result: [Int64: Int] = [:]
        for (entry, count) in zip(keys, counts) where count > 0 { result[entry.value] = count }
        return result
    }

    /// How many matches are of each year; 0 stands for those without one.
    package func years(on reader: some PostingReader) throws -> [Int: Int] {
        let counts = try sum(Int(UInt16.max) + 1, on: reader) { block, found, counts in
            let columns = try block.columns()
            columns.years.withUnsafeBufferPointer { years in
                counts.withUnsafeMutableBufferPointer { counts in
                    found.documents.forEach { counts[Int(years[Int($0)])] += found.weight }
                }
            }
        }
        var result: [Int: Int] = [:]
        for (year, count) in counts.enumerated() where count > 0 { result[year] = count }
        return result
    }

    /// The sums of what is counted in each block that has matches, so many numbers.
    private func sum(
        _ size: Int, on reader: some PostingReader,
        _ count: @escaping (any PostingBlock, BlockMatches, inout [Int]) throws -> Void
    ) throws -> [Int] {
        let found = Dictionary(grouping: matches, by: \.number)
        let pairs = reader.blocks.flatMap { block in (found[block.number] ?? []).map { (block, $0) } }
        let lanes = Dictionary(grouping: pairs, by: \.0.lane)
        let sums = try reader.lanes.map(lanes.keys.sorted(), on: { $0 }) { lane in
            var counts = [Int](repeating: 0, count: size)
            for (block, matches) in lanes[lane] ?? [] { try count(block, matches, &counts) }
            return counts
        }
        var all = sums.first ?? []
        for sum in sums.dropFirst() { for index in all.indices { all[index] += sum[index] } }
        return all
    }
}
