import Foundation
import Messages
import ReportGenerator
import ReportReader

/// How fast text becomes a report, on one core, without any service.
struct ReadBench {
    /// A folder of real reports (`.txt`, UTF-8); generated ones alone where it is absent.
    let documents: String?

    func run() throws -> [Figure] {
        let generator = ReportGenerator(seed: 77, targetBytes: 12_000)
        let generated = (0..<200).map { generator.report(at: $0).text }
        var figures = try speed(of: generated, named: "generated reports of 12 KB")
        if let real = try realReports(), !real.isEmpty { figures += try speed(of: real, named: "real reports") }
        for (size, name) in [(10_000, "10 KB"), (1_000_000, "1 MB"), (100_000_000, "100 MB")] {
            figures.append(growth(to: size, named: name, of: generated[0]))
        }
        return figures
    }

    private func realReports() throws -> [String]? {
        guard let documents else { return nil }
        return try FileManager.default.contentsOfDirectory(atPath: documents).sorted()
            .filter { $0.hasSuffix(".txt") }
            .compactMap { try? String(contentsOfFile: documents + "/" + $0, encoding: .utf8) }
    }

    private func speed(of texts: [String], named name: String) throws -> [Figure] {
        let reader = ReportReader()
        let bytes = texts.reduce(0) { $0 + $1.utf8.count }
        let rounds = max(1, 40_000_000 / max(bytes, 1))
        var reports: [Report] = texts.map { read($0, by: reader) }
        let began = processorMilliseconds()
        for _ in 0..<rounds { reports = texts.map { read($0, by: reader) } }
        let reading = processorMilliseconds() - began
        let start = processorMilliseconds()
        for _ in 0..<rounds { for report in reports { _ = report.json() } }
        let encoding = processorMilliseconds() - start
        return [
            .number("read: \(name)", Double(bytes * rounds) / 1e3 / reading, "MB/s", aim: "60 MB/s"),
            .number("read: JSON of \(name), text counted", Double(bytes * rounds) / 1e3 / encoding, "MB/s"),
        ]
    }

    /// One document as long as many; a reader that is linear keeps its speed.
    private func growth(to size: Int, named name: String, of text: String) -> Figure {
        let bytes = Array(text.utf8)
        let whole = String(repeating: text, count: max(1, size / bytes.count))
        let began = processorMilliseconds()
        let rounds = max(1, 20_000_000 / size)
        for _ in 0..<rounds { _ = read(whole, by: ReportReader()) }
        let time = processorMilliseconds() - began
        return .number("read: one text of \(name)", Double(whole.utf8.count * rounds) / 1e3 / time, "MB/s")
    }

    /// Processor time of this process: what else runs on the machine does not count.
    private func processorMilliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
    }

    private func read(_ text: String, by reader: ReportReader) -> Report {
        reader.read(
            SourceText(text: text, fileName: "a.txt", size: text.utf8.count, encoding: "utf-8"), documentID: "d",
            reportID: "r", revision: 1)
    }
}
