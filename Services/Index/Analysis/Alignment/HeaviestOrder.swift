/// Which of a row of values make the heaviest part that only rises.
struct HeaviestOrder {
    /// For each value whether it was chosen.
    private(set) var chosen: [Bool]

    /// Takes different values that are not negative, with their weights; in time n log n by a Fenwick tree of maxima.
    ///
    /// (Fenwick, "A new data structure for cumulative frequency tables", 1994).
    init(_ values: [(value: Int, weight: Int)]) {
        chosen = [Bool](repeating: false, count: values.count)
        let size = (values.map(\.value).max() ?? -1) + 2
        var best = [(weight: Int, index: Int)](repeating: (0, -1), count: size)
        var before = [Int](repeating: -1, count: values.count)
        var heaviest = (weight: 0, index: -1)
        for (index, item) in values.enumerated() {
            var under = (weight: 0, index: -1)
            var place = item.value
            while place > 0 {
                if best[place].weight > under.weight { under = best[place] }
                place -= place & -place
            }
            before[index] = under.index
            let total = (weight: under.weight + item.weight, index: index)
            if total.weight > heaviest.weight { heaviest = total }
            place = item.value + 1
            while place < size {
                if total.weight > best[place].weight { best[place] = total }
                place += place & -place
            }
        }
        var index = heaviest.index
        while index >= 0 {
            chosen[index] = true
            index = before[index]
        }
    }
}
