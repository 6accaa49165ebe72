import Foundation
import ReportGenerator

/// Writes generated reports as JSON Lines: the corpus that search engines are measured on, ours and others.
///
/// A line is `{"agency": …, "id": n, "text": …, "title": …, "year": …}`, with ids from 1 in order; the same number and
/// seed write the same bytes.
struct CorpusWriter {
    /// How many reports are written.
    let reports: Int
    /// The generator's seed.
    var seed: UInt64 = 1

    private struct Line: Encodable {
        var id: Int
        var title: String
        var agency: String
        var year: Int
        var text: String
    }

    /// Writes the file, or writes it anew.
    ///
    /// - Throws: An error of the file system.
    func write(to file: URL) throws {
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path])
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let generator = ReportGenerator(seed: seed)
        var buffer = Data()
        for index in 0..<reports {
            let report = generator.report(at: index)
            let line = Line(
                id: index + 1, title: report.structure.title, agency: report.structure.agency,
                year: report.structure.reportYear, text: report.text)
            buffer += try encoder.encode(line)
            buffer.append(0x0A)
            guard buffer.count > Self.bufferSize else { continue }
            try handle.write(contentsOf: buffer)
            buffer.removeAll(keepingCapacity: true)
        }
        try handle.write(contentsOf: buffer)
    }

    private static let bufferSize = 4 << 20
}
