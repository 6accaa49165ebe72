import Foundation
import Testing

/// Archives on their way through all services.
@Suite(.timeLimit(.minutes(10))) struct ArchiveOfReportsTests {
    @Test func `an archive's documents are read each by itself, and what can't be read is said with its place`()
        async throws
    {
        let place = try Workplace()
        do {
            _ = try await place.run("guidang up --detach")
            try FileManager.default.createDirectory(
                atPath: place.folder + "/司法局", withIntermediateDirectories: true)
            try place.write(SampleReport.text, to: "司法局/报告.txt")
            try place.write("<html><body><p>没有可读的正文", to: "页.html")
            try Data((0...255).map { UInt8($0) }).write(to: URL(filePath: place.folder + "/坏.bin"))
            _ = try await place.run("python3 -m zipfile -c 内.zip 司法局/报告.txt 坏.bin")
            _ = try await place.run("python3 -m zipfile -c 外.zip 内.zip 页.html")
            let added = try await place.run("guidang add 外.zip")
            #expect(added.status == 0, "\(added.lines)")
            #expect(added.lines.contains { $0.hasPrefix("unpacked  外.zip") }, "\(added.lines)")
            // What it holds goes its way by itself: wait until all has come to its end.
            let why = place.folder + "/archive/rejected/外.zip/内.zip/坏.bin.why.txt"
            _ = try await place.run(
                "until guidang search 行政复议 | grep -q '^1 found$' && [ -e '\(why)' ]; do sleep 0.05; done")
            let verified = try await place.run("guidang verify")
            #expect(verified.lines.last == "all is well", "\(verified.lines)")
            let found = try await place.run("guidang search 行政复议")
            #expect(found.lines.last == "1 found", "\(found.lines)")
            #expect(FileManager.default.fileExists(atPath: why))
            let read = try await place.run("guidang read 外.zip")
            #expect(read.status == 2)
            #expect(read.lines.count { $0.contains("\"parent\"") } == 2)
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }
}
