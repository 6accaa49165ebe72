import Foundation
import Messages
import ReportGenerator
import ReportReader

/// How fast text becomes a report, on one core, without any service.
struct ReadBench {
    /// A folder of real reports (`.txt`, UTF-8); generated ones alone where it is absent.
    let documents: String?

    /// Sizes at which one document is read, so that a reader that is not linear is seen.
    private static let sizes = [(10_000, "10 KB"), (1_000_000, "1 MB"), (100_000_000, "100 MB")]

    func run() throws -> [Figure] {
        let generator = ReportGenerator(seed: 77, targetBytes: 12_000)
        let generated = (0..<200).map { generator.report(at: $0).text }
        var figures = [copying()] + speed(of: generated, named: "generated reports of 12 KB")
        figures.append(try reference(generated, named: "generated reports of 12 KB"))
        if let real = try realReports(), !real.isEmpty {
            figures += speed(of: real, named: "real reports")
            figures.append(try reference(real, named: "real reports"))
        }
        for (size, name) in Self.sizes {
            figures.append(
                .number("read: one text of \(name)", rate(of: generated[0], repeatedTo: size, behind: ""), "MB/s"))
        }
        for (size, name) in Self.sizes { figures.append(slowestHostile(size, named: name)) }
        return figures
    }

    private func realReports() throws -> [String]? {
        guard let documents else { return nil }
        return try FileManager.default.contentsOfDirectory(atPath: documents).sorted()
            .filter { $0.hasSuffix(".txt") }
            .compactMap { try? String(contentsOfFile: documents + "/" + $0, encoding: .utf8) }
    }

    // MARK: - Reports

    private func speed(of texts: [String], named name: String) -> [Figure] {
        let reader = ReportReader()
        let bytes = texts.reduce(0) { $0 + $1.utf8.count }
        let rounds = max(1, 4_000_000 / max(bytes, 1))
        let reports = texts.map { read($0, by: reader) }
        // The best of some spells: the speed of a shared machine comes and goes, what the work takes does not.
        // A worker reads one report after the other, and keeps none.
        let reading = best { for _ in 0..<rounds { for text in texts { _ = read(text, by: reader) } } }
        let encoding = best { for _ in 0..<rounds { for report in reports { _ = report.json() } } }
        return [
            .number("read: \(name)", Double(bytes * rounds) / 1e3 / reading, "MB/s", aim: "60 MB/s"),
            .number("read: JSON of \(name), text counted", Double(bytes * rounds) / 1e3 / encoding, "MB/s"),
        ]
    }

    /// The same texts read by regular expressions in Python; see `reference_reader.py`.
    private func reference(_ texts: [String], named name: String) throws -> Figure {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guidang-bench-read-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (place, text) in texts.enumerated() {
            try Data(text.utf8).write(to: folder.appending(path: "\(place).txt"))
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "reference_reader.py")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [script.path, folder.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0,
            let rate = Double(printed.trimmingCharacters(in: .whitespacesAndNewlines))
        else { throw ReferenceFailed(status: process.terminationStatus, printed: printed) }
        return .number("read: \(name), by regular expressions in Python", rate, "MB/s")
    }

    /// The Python reader did not say how fast it was; what it wrote to standard error is above.
    private struct ReferenceFailed: Error {
        var status: Int32
        var printed: String
    }

    // MARK: - One long text

    /// Texts of one piece over and over, which no office writes: what would be slow if a step looked back without a bound.
    private static let hostile = [
        "一", "（", "《", "》", "1.", "（一）甲\n", "2023年", "\n", " ", "《a", "一、甲。", "|", "发布日期：\n", "一是", "存在", "其中3件、", "• ",
        "　　",
        "下一步，", "“", "XX局",
    ]

    private func slowestHostile(_ size: Int, named name: String) -> Figure {
        let beginning = "云溪区水务局2022年度法治政府建设情况报告\n现将情况报告如下。\n一、存在的问题\n"
        let rates = Self.hostile.map { ($0, rate(of: $0, repeatedTo: size, behind: beginning)) }
        let slowest = rates.min { $0.1 < $1.1 } ?? ("", 0)
        let piece = slowest.0.replacing("\n", with: "\\n")
        return .number("read: slowest of \(rates.count) hostile texts of \(name) (\(piece))", slowest.1, "MB/s")
    }

    /// One document as long as many; a reader that is linear keeps its speed.
    private func rate(of piece: String, repeatedTo size: Int, behind beginning: String) -> Double {
        let text = beginning + String(repeating: piece, count: max(1, size / piece.utf8.count))
        let rounds = max(1, 2_000_000 / size)
        let reader = ReportReader()
        let time = best(size > 10_000_000 ? 1 : 3) { for _ in 0..<rounds { _ = read(text, by: reader) } }
        return Double(text.utf8.count * rounds) / 1e3 / time
    }

    // MARK: - Measuring

    /// What memory can do: copying 256 MB.
    private func copying() -> Figure {
        let from = [UInt8](repeating: 7, count: 256 << 20)
        var to = [UInt8](repeating: 0, count: from.count)
        let time = best { to.withUnsafeMutableBytes { to in from.withUnsafeBytes { to.copyMemory(from: $0) } } }
        return .number("read: copying memory", Double(from.count) / 1e3 / time, "MB/s")
    }

    /// The processor milliseconds of the quickest of some spells.
    private func best(_ spells: Int = 9, _ work: () -> Void) -> Double {
        (0..<spells).map { _ in
            let began = processorMilliseconds()
            work()
            return processorMilliseconds() - began
        }.min() ?? 0
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
