import Foundation

/// What it takes to fill an index.
struct FillFigures: Codable {
    /// Reports indexed.
    var reports = 0
    /// Bytes of their texts in UTF-8.
    var textBytes = 0
    /// By the clock: made ready, stored, merged; not read.
    var seconds = 0.0
    /// Of the process meanwhile.
    var processorSeconds = 0.0
    /// The store's file.
    var bytes = 0
    /// Of it the posting lists.
    var postingBytes = 0

    /// Counts the time of a work.
    mutating func count(_ work: () async throws -> Void) async rethrows {
        let began = (monotonicMilliseconds(), ProcessFigures.processorSeconds(getpid()))
        try await work()
        seconds += (monotonicMilliseconds() - began.0) / 1_000
        processorSeconds += ProcessFigures.processorSeconds(getpid()) - began.1
    }

    /// How far it is.
    func line(size: Int) -> String {
        let rate = Double(reports) / max(seconds, 0.001)
        let ratio = Double(size) / Double(max(textBytes, 1))
        return
            "\(reports) reports, \(Int(rate))/s, \(String(format: "%.2f", processorSeconds / Double(max(reports, 1)) * 1000)) ms"
            + " of processor each, the store \(String(format: "%.2f", ratio)) of the text"
    }
}
