import Foundation
import Testing

private let analyzer = "/usr/bin/systemd-analyze"

/// The systemd units in deploy.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer), "systemd-analyze is not installed"))
struct UnitTests {
    @Test(arguments: ["guidang@.service", "guidang-parse-worker@.service"])
    func `systemd finds nothing wrong with a unit, and its commands are there`(_ name: String) async throws {
        let place = try Workplace()
        let source = Workplace.sources.appending(path: "deploy/systemd/\(name)")
        // The programs as they were built, in place of where they are to be installed.
        let unit = try String(contentsOf: source, encoding: .utf8)
            .replacing("/usr/local/bin/", with: try Workplace.programs.get() + "/")
        let instance = name.replacing("@", with: "@one")
        try place.write(unit, to: instance)
        let run = try await place.run("\(analyzer) verify --man=no ./\(instance)")
        #expect(run.status == 0)
        #expect(run.lines == [])
    }
}
