internal import Foundation
internal import Messages

/// A stored report, unpacked no further than is needed.
struct PackedReport {
    private let packed: Data
    private let size: Int

    /// Takes the stored bytes, and how many they are unpacked.
    init(_ packed: Data, size: Int) {
        self.packed = packed
        self.size = size
    }

    /// The report's text, which stands near the beginning.
    func text() throws -> String? {
        let inflation = try Inflation(packed)
        var step = min(size, Self.firstStep)
        while inflation.more(step) {
            if let text = JSONMembers.string("text", inBeginning: inflation.bytes) { return text }
            step = min(max(1, size - inflation.bytes.count), inflation.bytes.count)
        }
        return nil
    }

    /// Bytes that a usual report's text and what stands before it do not reach.
    private static let firstStep = 24_000
}
