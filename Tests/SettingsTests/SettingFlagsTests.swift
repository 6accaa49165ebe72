import Messages
import Settings
import Testing

struct SettingFlagsTests {
    @Test func `what one command hands on, a service takes`() throws {
        var flags = SettingFlags()
        flags.set(.home, to: "relative", flag: "--home")
        flags.set(.parseWorkers, to: "2", flag: "--workers parse=2")
        try flags.set("log.level = debug")
        let arguments = flags.arguments(for: .parse, home: "/data/档案")
        #expect(arguments == ["--home", "/data/档案", "--set", "log.level= debug", "--workers", "2"])
        #expect(flags.arguments(for: .index, home: "/h") == ["--home", "/h", "--set", "log.level= debug"])

        var taken = SettingFlags()
        let rest = try taken.take(from: ["serve"] + arguments + ["--once"], stage: .parse)
        #expect(rest == ["serve", "--once"])
        let settings = try ArchiveSettings.load(flags: taken, environment: [:])
        #expect(settings.home == "/data/档案")
        #expect(settings.workers(of: .parse) == 2)
        #expect(settings.logLevel == .debug)
    }

    @Test(arguments: [
        (["--workers"], "--workers needs a value."), (["--workers", "2"], "ingest has no workers."),
        (["--set", "log.level"], "--set takes KEY=VALUE, not \"log.level\"."),
        (["--set=log.levl=info"], "Unknown setting \"log.levl\" in flag --set log.levl=info."),
    ])
    func `a wrong flag says what is wrong`(_ arguments: [String], _ message: String) throws {
        let error = #expect(throws: SettingsError.self) {
            var flags = SettingFlags()
            _ = try flags.take(from: arguments, stage: .ingest)
        }
        #expect(error?.message == message)
    }
}
