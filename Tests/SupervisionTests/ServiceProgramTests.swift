import Settings
import Supervision
import Testing

struct ServiceProgramTests {
    @Test func `the services that are there are found, in their order, each with its flags`() throws {
        let scene = try Scene()
        try scene.script("guidang-parse", "#!/bin/sh\n")
        try scene.script("guidang-ingest", "#!/bin/sh\n")
        var flags = SettingFlags()
        flags.set(.parseWorkers, to: "2", flag: "--workers parse=2")
        let found = try ServiceProgram.services(in: scene.folder, home: "/h", flags: flags)
        #expect(found.map(\.name) == ["ingest", "parse"])
        #expect(found.map(\.arguments) == [["serve", "--home", "/h"], ["serve", "--home", "/h", "--workers", "2"]])
    }

    @Test func `a folder without services says how to build them`() throws {
        let scene = try Scene()
        let error = #expect(throws: SupervisionError.self) {
            try ServiceProgram.services(in: scene.folder, home: "/h", flags: SettingFlags())
        }
        #expect(error?.code == .nothingToStart)
        #expect(error?.help?.english.contains("deploy/up") == true)
    }
}
