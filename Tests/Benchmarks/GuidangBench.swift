import ArgumentParser
import Foundation

/// `guidang-bench`: measures, prints a table, writes JSON.
@main
struct GuidangBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidang-bench",
        abstract: "Measures the links and the whole, prints a table and writes JSON.",
        subcommands: [
            Run.self, SearchCorpus.self, SearchFill.self, SearchAsk.self, LinkSender.self, LinkReceiver.self,
        ],
        defaultSubcommand: Run.self
    )

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Measures (the default).")

        enum Part: String, CaseIterable, ExpressibleByArgument {
            case raw, link, kill, drop, load, read, pages, documents, search
        }

        @Option(help: "Where the figures are written as JSON.")
        var json = "benchmarks.json"

        @Option(help: "Folder of the services' executables (default: where this one lies).")
        var binaries: String?

        @Option(parsing: .upToNextOption, help: "Only these parts.")
        var only: [Part] = Part.allCases

        @Option(help: "Reports of the load.")
        var reports = 10_000

        @Option(help: "Reports of the index that is searched.")
        var searchReports = 20_000

        @Option(help: "A folder of real reports to read beside generated ones.")
        var documents: String?

        @Option(help: "Seconds after the load before the idle cost is measured.")
        var idleAfter = 300.0

        func run() async throws {
            let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let folder = binaries ?? URL(filePath: own).deletingLastPathComponent().path
            let whole = WholeBench(binaries: folder)
            var figures: [Figure] = []
            for part in only {
                let new: [Figure] =
                    switch part {
                    case .raw: [try RawBench.sockets(), try RawBench.commits()]
                    case .link: try await LinkBench(ownProgram: own).run()
                    case .kill: try await whole.killToRerun(samples: 10)
                    case .drop: try await whole.dropToIndexed(files: 200)
                    case .read: try ReadBench(documents: documents).run()
                    case .pages: try PageBench().run()
                    case .documents: try DocumentBench().run()
                    case .search: try await FindingBench(reports: searchReports).run()
                    case .load: try await whole.load(reports: reports, idleAfter: idleAfter)
                    }
                for figure in new { FileHandle.standardOutput.write(Data((figure.line + "\n").utf8)) }
                figures += new
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(Table(machine: Machine(), figures: figures)).write(to: URL(filePath: json))
        }
    }
}

/// What the JSON file holds.
private struct Table: Encodable {
    let machine: Machine
    let figures: [Figure]
}

/// On what it was measured.
private struct Machine: Encodable {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let memoryMB = ProcessInfo.processInfo.physicalMemory >> 20
    let system = ProcessInfo.processInfo.operatingSystemVersionString
    let processor = Self.processorName()

    private static func processorName() -> String {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}
