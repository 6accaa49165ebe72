import DocumentWriters
import Foundation
import ReportGenerator
import TextExtraction

/// How fast, and how completely, documents become text, beside what other programs make of the same files.
struct DocumentBench {
    private static let documentsOfAKind = 20
    private static let ways: [(name: String, numbers: WordReport.Numbers)] = [
        ("typed", .typed), ("automatic", .automatic(suffix: "nothing")),
    ]

    /// A document in its file, and the report that it was made of.
    private struct Sample {
        var report: GeneratedReport
        var file: URL
        var data: Data
    }

    /// A report, and what was read of it.
    private typealias Pair = (report: GeneratedReport, text: String)

    private let generator = ReportGenerator(seed: 79, targetBytes: 12_000)

    func run() throws -> [Figure] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guidang-bench-documents-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        // LibreOffice stays in this process, so its part is the last.
        return try word(in: folder.appending(path: "docx")) + ofd(in: folder.appending(path: "ofd"))
            + pdf(in: folder.appending(path: "pdf")) + oldWord(in: folder.appending(path: "doc"))
    }

    // MARK: - Formats

    private func word(in folder: URL) throws -> [Figure] {
        let reports = reports { _ in true }
        let kinds = try Self.ways.map { way in
            try samples(reports, named: way.name, "docx", in: folder) {
                WordReport($0.text, numbers: way.numbers).file.data
            }
        }
        let reference: [String: Double]? = try ReferenceProgram.judgement(of: "reference_docx.py", on: folder)
        return try zip(Self.ways, kinds).flatMap { way, samples -> [Figure] in
            let name = "documents: DOCX, \(way.name) numbers"
            let time = try quickestSpell {
                for sample in samples { _ = try TextExtractor.extract(sample.data, fileName: "a.docx") }
            }
            let ours = try samples.map { Pair($0.report, try TextExtractor.extract($0.data, fileName: "a.docx").text) }
            let theirs = try reference.map { _ in
                try samples.map {
                    Pair($0.report, try String(contentsOf: $0.file.appendingPathExtension("txt"), encoding: .utf8))
                }
            }
            return [
                .processor(name, time / Double(samples.count)),
                .kept("\(name), numbers kept", .headings(ours)),
                .processor("\(name), python-docx", reference?[way.name]),
                .kept("\(name), python-docx, numbers kept", theirs.map(KeptParts.headings)),
            ]
        }
    }

    private func ofd(in folder: URL) throws -> [Figure] {
        let samples = try samples(reports { $0.structure.layout == .plain }, named: "plain", "ofd", in: folder) {
            report in
            var random = SeededRandom(seed: 79, index: 0)
            var setter = A4Typesetter()
            setter.titles = [report.structure.title]
            setter.set(report.text)
            return OFDFile(setting: setter, OFDFile.Style(hasRunningLines: true), random: &random).data
        }
        let time = try quickestSpell {
            for sample in samples { _ = try TextExtractor.extract(sample.data, fileName: "a.ofd") }
        }
        let ours = try samples.map { Pair($0.report, try TextExtractor.extract($0.data, fileName: "a.ofd").text) }
        return [
            .processor("documents: OFD", time / Double(samples.count)),
            .kept("documents: OFD, paragraphs kept", .paragraphs(ours)),
        ]
    }

    private func pdf(in folder: URL) throws -> [Figure] {
        let samples = try samples(reports { $0.structure.layout == .plain }, named: "plain", "pdf", in: folder) {
            report in
            var setter = Typesetter()
            setter.footer = "— # —"
            setter.set(report.text)
            return try PDFWriter(pages: setter.pages).data()
        }
        let isReady = [HelperProgram.pdftotext, .pdftoppm].allSatisfy { Workplace.installed[$0] != nil }
        let ours = isReady ? try timed(samples, rounds: 3) { try Self.extracted($0) } : nil
        let theirs = try timed(samples, rounds: 3) { sample in
            try Self.printed(["pdftotext", "-enc", "UTF-8", sample.file.path, "-"])
        }
        return Self.figures("documents: PDF", ours, "paragraphs kept", KeptParts.paragraphs)
            + Self.figures("documents: PDF, pdftotext", theirs, "paragraphs kept", KeptParts.paragraphs)
    }

    private func oldWord(in folder: URL) throws -> [Figure] {
        let office = OfficeInstallation.installed
        return try Self.ways.flatMap { way -> [Figure] in
            // LibreOffice does not write into an old Word document that a list starts at a number of its own.
            let reports = reports {
                let file = WordReport($0.text, numbers: .automatic(suffix: "nothing")).file
                return file.numbering?.contains("startOverride") == false
            }
            let modern = try samples(reports, named: way.name, "docx", in: folder) {
                WordReport($0.text, numbers: way.numbers).file.data
            }
            let samples = office == nil ? nil : try Self.converted(modern, in: folder)
            // The first document starts LibreOffice.
            if let first = samples?.first { _ = try Self.extracted(first) }
            let ours = try samples.flatMap { try timed($0, rounds: 3) { try Self.extracted($0) } }
            let theirs = try samples.flatMap {
                try timed($0, rounds: 3) { try Self.printed(["antiword", "-m", "UTF-8.txt", "-w", "0", $0.file.path]) }
            }
            let name = "documents: DOC, \(way.name) numbers"
            return Self.figures("\(name), LibreOffice warm", ours, "numbers kept", KeptParts.headings)
                + Self.figures("\(name), antiword", theirs, "numbers kept", KeptParts.headings)
        }
    }

    // MARK: - Files

    /// The first reports of which something is true.
    private func reports(where isWanted: (GeneratedReport) -> Bool) -> [GeneratedReport] {
        var reports: [GeneratedReport] = []
        for report in generator where isWanted(report) {
            reports.append(report)
            if reports.count == Self.documentsOfAKind { break }
        }
        return reports
    }

    private func samples(
        _ reports: [GeneratedReport], named name: String, _ ending: String, in folder: URL,
        _ document: (GeneratedReport) throws -> Data
    ) throws -> [Sample] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try reports.enumerated().map { index, report in
            let file = folder.appending(path: "\(name)-\(index).\(ending)")
            let data = try document(report)
            try data.write(to: file)
            return Sample(report: report, file: file, data: data)
        }
    }

    /// The same as old Word documents, which one run of LibreOffice writes; nil where it is not to be run.
    private static func converted(_ samples: [Sample], in folder: URL) throws -> [Sample]? {
        let profile = folder.appending(path: "profile").absoluteString
        let command =
            [
                "soffice", "--headless", "-env:UserInstallation=\(profile)", "--convert-to", "doc", "--outdir",
                folder.path,
            ]
            + samples.map(\.file.path)
        guard try ReferenceProgram.output(of: command) != nil else { return nil }
        return try samples.map { sample in
            let file = sample.file.deletingPathExtension().appendingPathExtension("doc")
            return Sample(report: sample.report, file: file, data: try Data(contentsOf: file))
        }
    }

    // MARK: - Reading

    private static func extracted(_ sample: Sample) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guidang-bench-workplace-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let workplace = Workplace(folder: folder, deadline: .now + 60)
        return try TextExtractor.extract(
            sample.data, fileName: sample.file.lastPathComponent, workplace: workplace
        ).text
    }

    private static func printed(_ command: [String]) throws -> String? {
        try ReferenceProgram.output(of: command).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads each document some times by the clock, started programs included; nil where one is not read.
    private func timed(
        _ samples: [Sample], rounds: Int, _ read: (Sample) throws -> String?
    ) throws -> (milliseconds: [Double], pairs: [Pair])? {
        var times: [Double] = []
        var pairs: [Pair] = []
        for round in 0..<rounds {
            for sample in samples {
                let began = monotonicMilliseconds()
                guard let text = try read(sample) else { return nil }
                times.append(monotonicMilliseconds() - began)
                if round == 0 { pairs.append((sample.report, text)) }
            }
        }
        return (times, pairs)
    }

    private static func figures(
        _ name: String, _ reading: (milliseconds: [Double], pairs: [Pair])?, _ what: String,
        _ judge: ([Pair]) -> KeptParts
    ) -> [Figure] {
        [
            Figure(name: name, times: reading.map { Measure(milliseconds: $0.milliseconds) }),
            .kept("\(name), \(what)", reading.map { judge($0.pairs) }),
        ]
    }
}

extension Figure {
    fileprivate static func processor(_ name: String, _ milliseconds: Double?) -> Self {
        Figure(name: name, value: milliseconds.map { ($0 * 1_000).rounded() / 1_000 }, unit: "ms a document")
    }

    fileprivate static func kept(_ name: String, _ parts: KeptParts?) -> Self {
        Figure(name: name, value: parts?.share, unit: "of 1")
    }
}
