import Foundation
import Settings
import Testing

struct SettingsExampleTests {
    private var file: String {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        return tests.deletingLastPathComponent().deletingLastPathComponent().path + "/deploy/guidang.yaml.example"
    }

    @Test func `the example is what the settings say`() throws {
        if ProcessInfo.processInfo.environment["GUIDANG_RECORD"] != nil {
            try write(SettingsExample.yaml, to: file)
        }
        let example = try String(contentsOfFile: file, encoding: .utf8)
        #expect(example == SettingsExample.yaml, "record it anew with GUIDANG_RECORD=1")
    }

    @Test func `the example can be used as it is, and with its comments taken away`() throws {
        try withTemporaryFolder { home in
            let environment = ["GUIDANG_HOME": home]
            try write(SettingsExample.yaml, to: home + "/guidang.yaml")
            let asIs = try ArchiveSettings.load(environment: environment)
            #expect(asIs.effective.dropFirst().allSatisfy { $0.source == .fallback })

            let settings = SettingsExample.yaml.split(separator: "\n").map { $0.dropFirst(2) }
                .filter { $0.hasPrefix("  ") || $0.contains(/^[a-z]+:( |$)/) }
            try write(settings.joined(separator: "\n"), to: home + "/guidang.yaml")
            let uncommented = try ArchiveSettings.load(environment: environment)
            let silent = uncommented.effective.filter { $0.source == .fallback }
            #expect(silent.map(\.key.name).isEmpty)
        }
    }
}
