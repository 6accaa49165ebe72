/// Times of answers, in milliseconds.
struct AskFigures: Encodable {
    /// Each of them, ascending.
    let times: [Double]

    init(milliseconds times: [Double]) { self.times = times.sorted() }

    private func at(_ share: Double) -> Double {
        times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * share))]
    }

    /// For people.
    var line: String {
        let shares = [0.5, 0.95, 0.99, 1].map { String((at($0) * 100).rounded() / 100) }
        return "p50 \(shares[0]), p95 \(shares[1]), p99 \(shares[2]), worst \(shares[3]) ms of \(times.count)"
    }

    private enum CodingKeys: String, CodingKey {
        case count, p50, p95, p99, worst, checked, exact
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(times.count, forKey: .count)
        try container.encode(at(0.5), forKey: .p50)
        try container.encode(at(0.95), forKey: .p95)
        try container.encode(at(0.99), forKey: .p99)
        try container.encode(at(1), forKey: .worst)
        // Whether answers are right is what the tests say.
        try container.encode(0, forKey: .checked)
        try container.encode(0, forKey: .exact)
    }
}

/// One engine's result, as `search/table.py` takes it.
struct AskResult: Encodable {
    struct Corpus: Encodable {
        var reports: Int
        var bytes: Int
    }

    struct Build: Encodable {
        var seconds: Double
        var processorSeconds: Double
    }

    struct Size: Encodable {
        var index: Int
        var text: Int
    }

    struct Engine: Encodable {
        var version: String
        var settings: String
        var build: Build
        var size: Size
        var kinds: [String: AskFigures]
    }

    var corpus: Corpus
    var engines: [String: Engine]
}
