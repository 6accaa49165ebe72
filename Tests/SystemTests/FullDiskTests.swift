import Foundation
import Glibc
import Testing

/// An archive on a disk of its own that really is full.
struct FullDiskTests {
    /// Mounts a small file system; false where that is not allowed.
    private static func mounts(_ folder: String, size: String) -> Bool {
        mkdir(folder, 0o700)
        return mount("tmpfs", folder, "tmpfs", 0, "size=\(size)") == 0
    }

    private static let mayMount: Bool = {
        let folder = "/tmp/guidang-mount-\(getpid())"
        defer { rmdir(folder) }
        guard mounts(folder, size: "64k") else { return false }
        return umount2(folder, Int32(MNT_DETACH)) == 0
    }()

    @Test(.enabled(if: mayMount, "a disk of its own can't be mounted here"), .timeLimit(.minutes(4)))
    func `a full disk stops nothing for good and loses nothing`() async throws {
        let place = try Workplace()
        let home = place.folder + "/archive"
        try #require(Self.mounts(home, size: "48m"))
        var failure: (any Error)?
        do { try await fill(place, home) } catch { failure = error }
        await place.end()
        umount2(home, Int32(MNT_DETACH))
        if let failure { throw failure }
    }

    private func fill(_ place: Workplace, _ home: String) async throws {
        let reserve = ["GUIDANG_INGEST_RESERVE": "8MiB"]
        try place.write(SampleReport.text, to: "first.txt")
        try place.write(SampleReport.text + "二", to: "second.txt")
        #expect(try await place.run("guidang up --detach", reserve).status == 0)
        #expect(try await place.run("guidang add first.txt").status == 0)

        // Less than the reserve: nothing new is taken, and that is told.
        #expect(try await place.run("dd if=/dev/zero of=archive/filler bs=64k status=none; true").status == 0)
        let refused = try await place.run("guidang add second.txt")
        #expect(refused.status == 1)
        #expect(refused.lines.contains { $0.contains("kept in reserve") }, "\(refused.lines)")
        let status = try await place.run("guidang status")
        #expect(status.lines.contains { $0.contains("ingest: paused") && $0.contains("Free some space") })
        #expect(try await place.run("guidang search 行政复议").lines.contains { $0.contains("临江市司法局") })
        let log = try String(contentsOfFile: home + "/run/up.log", encoding: .utf8)
        #expect(log.contains("Intake is paused"))

        // Room again: what comes is taken without a restart.
        #expect(try await place.run("rm archive/filler").status == 0)
        #expect(try await place.run("guidang add second.txt").status == 0)
        #expect(try await place.run("guidang verify").lines.last == "all is well")
        #expect(try await place.run("guidang down").status == 0)

        // Without a reserve every write meets the end of the disk.
        let none = ["GUIDANG_INGEST_RESERVE": "0"]
        let large = String(repeating: SampleReport.text + "三", count: 2_000)
        try place.write(large, to: "large.txt")
        #expect(try await place.run("guidang up --detach", none).status == 0)
        #expect(try await place.run("dd if=/dev/zero of=archive/filler bs=64k status=none; true").status == 0)
        #expect(try await place.run("timeout 20 guidang add large.txt").status != 0)
        #expect(try await place.run("rm archive/filler").status == 0)
        let again = try await place.run("guidang add large.txt")
        #expect(again.status == 0, "\(again.lines)")
        #expect(try await place.run("guidang verify").lines.last == "all is well")
        #expect(try await place.run("guidang down").status == 0)
    }
}
