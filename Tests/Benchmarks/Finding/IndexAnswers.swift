/// What an index answered, with times in milliseconds.
struct IndexAnswers {
    /// Queries of each kind.
    var kinds: [(kind: BenchQuery.Kind, times: [Double])] = []
    /// Comparisons of reports.
    var compared: [Double] = []
    /// Comparisons of planted copies.
    var copies: [Double] = []
    /// Of the planted copies, how many are named with the report that they were copied from.
    var copiesFound = 0
    /// Reports that were dropped into the inbox meanwhile.
    var dropped = 0

    /// Queries of all kinds.
    var times: [Double] { kinds.flatMap(\.times) }
}
