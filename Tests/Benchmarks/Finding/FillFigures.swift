import Foundation

/// What it takes to fill an index.
struct FillFigures: Codable {
    /// Where they are kept, in the archive's folder.
    static let fileName = "fill.json"

    /// Reports that the whole has, without copies.
    let corpus: Int
    /// Copies planted behind them.
    let planted: Int
    /// Reports and copies indexed.
    var reports = 0
    /// Bytes of their texts in UTF-8.
    var textBytes = 0
    /// By the clock: made ready, stored, merged; not read.
    var seconds = 0.0
    /// Of them those in which the head's one writer was at work.
    var headSeconds = 0.0
    /// Of the process meanwhile.
    var processorSeconds = 0.0
    /// The store's file.
    var bytes = 0
    /// Of it the posting lists.
    var postingBytes = 0

    init(corpus: Int, planted: Int) { (self.corpus, self.planted) = (corpus, planted) }

    /// Reads what a filling has left in an archive's folder.
    static func of(_ folder: URL) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(contentsOf: folder.appending(path: fileName)))
    }

    /// Counts the time of a work.
    mutating func count(_ work: () async throws -> Void) async rethrows {
        let began = (monotonicMilliseconds(), ProcessFigures.processorSeconds(getpid()))
        try await work()
        seconds += (monotonicMilliseconds() - began.0) / 1_000
        processorSeconds += ProcessFigures.processorSeconds(getpid()) - began.1
    }

    /// Reports a second, by the clock.
    var rate: Double { Double(reports) / max(seconds, 0.001) }

    /// Reports a second that the head's writer could take if they were always ready.
    var headRate: Double { Double(reports) / max(headSeconds, 0.001) }

    /// Reports a second since then.
    func rate(since before: Self) -> Int {
        Int(Double(reports - before.reports) / max(seconds - before.seconds, 0.001))
    }

    /// Milliseconds of a processor for a report.
    var processorMilliseconds: Double { processorSeconds * 1_000 / Double(max(reports, 1)) }

    /// How far it is.
    func line(size: Int) -> String {
        let ratio = Double(size) / Double(max(textBytes, 1))
        return
            "\(reports) reports, \(Int(rate))/s, the head alone \(Int(headRate))/s, \(String(format: "%.2f", processorMilliseconds)) ms"
            + " of processor each, the store \(String(format: "%.2f", ratio)) of the text"
    }
}
