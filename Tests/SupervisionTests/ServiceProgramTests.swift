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

    @Test func `further indexes are programs of their own names, behind the stages`() throws {
        let scene = try Scene()
        for name in ["index", "notify"] { try scene.script("guidang-\(name)", "#!/bin/sh\n") }
        var flags = SettingFlags()
        flags.set(.indexWorkers, to: "2", flag: "--workers index=2")
        let found = try ServiceProgram.services(in: scene.folder, home: "/h", flags: flags, replicas: 2)
        #expect(found.map(\.name) == ["index", "notify", "index-2", "index-3"])
        let arguments = ["serve", "--home", "/h", "--workers", "2", "--name", "index-2"]
        #expect(found[2].arguments == arguments && found[2].executable == found[0].executable)
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
