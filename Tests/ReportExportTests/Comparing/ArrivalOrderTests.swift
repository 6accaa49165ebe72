import Foundation
import ReportExport
import Testing

/// An export with comparisons is a function of the set of current reports.
struct ArrivalOrderTests {
    private static let orders = 10

    @Test func `ten orders in which the same reports came give the same bytes`() async throws {
        let arrivals = try await Arrivals()
        let exports = try await withThrowingTaskGroup(of: (Int, [String: Data]).self) { group in
            for order in 0..<Self.orders { group.addTask { (order, try await Self.export(arrivals, order)) } }
            var found: [Int: [String: Data]] = [:]
            for try await (order, files) in group { found[order] = files }
            return found
        }
        let first = try #require(exports[0])
        for name in TableSchema.comparing.map(\.name) + ["reports"] {
            let lines = first["out/\(name).csv"]?.count(where: { $0 == 0x0A }) ?? 0
            #expect(lines > 20, "\(name) has \(lines) lines: nothing is shown by it")
        }
        #expect(first["out.jsonl"] != nil && first["out.compare.jsonl"] != nil && first["out.xlsx"] != nil)
        for order in 1..<Self.orders {
            let files = try #require(exports[order])
            let different = files.keys.filter { files[$0] != first[$0] }.sorted()
            #expect(different.isEmpty, "order \(order)")
            #expect(files.keys.count(where: { $0.hasSuffix(".csv") || $0.hasSuffix(".jsonl") }) > 1, "order \(order)")
            #expect(Self.formats(order).count < 3 || files.count == first.count)
        }
    }

    /// All formats for two orders, and one for each other order: the comparisons that are written are the same in all, and
    /// take most of the time.
    private static func formats(_ order: Int) -> [ExportFormat] {
        order < 2 ? ExportFormat.allCases : [order.isMultiple(of: 2) ? .dataPackage : .lines]
    }

    /// The files of an index that was filled in an order.
    private static func export(_ arrivals: Arrivals, _ order: Int) async throws -> [String: Data] {
        let index = try ArchiveIndex()
        try index.take(arrivals.steps(order))
        let source = ListedSource(reports: try IndexSource(index: index).all(), query: "")
        let folder = TemporaryFolder()
        for format in formats(order) {
            var options = ExportOptions(format: format, program: "guidang test")
            options.tables += TableSchema.comparing
            _ = try await ExportFixture.run(options, in: folder).run(source)
        }
        return folder.files()
    }
}
