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
        var kinds: [String: Measure]
    }

    var corpus: Corpus
    var engines: [String: Engine]
}
