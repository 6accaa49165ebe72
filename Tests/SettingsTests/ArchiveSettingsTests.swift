import Foundation
import Messages
import Settings
import Testing

struct ArchiveSettingsTests {
    @Test func `nothing said gives the defaults`() throws {
        let settings = try ArchiveSettings.load(environment: [:], folder: "/tmp/nowhere-at-all")
        #expect(settings.home == "/tmp/nowhere-at-all/archive")
        #expect(settings.language == .en)
        #expect(settings.logLevel == .info)
        #expect(settings.workers(of: .ingest) == 0)
        #expect(settings.workers(of: .parse) == ProcessInfo.processInfo.activeProcessorCount)
        #expect(settings.workers(of: .index) == 1)
        #expect(settings.ingest.settle == .seconds(1))
        #expect(!settings.ingest.keep)
        #expect(settings.ingest.polling.isEmpty)
        #expect(settings.attempts == 5)
        #expect(settings.lease.length == .seconds(30))
        #expect(settings.lease.beat == .seconds(2))
        #expect(settings.effective.allSatisfy { $0.source == .fallback })
        #expect(settings.effective.map(\.key) == SettingKey.all)
    }

    @Test func `a flag is stronger than the environment, that than the file, that than the default`() throws {
        try withTemporaryFolder { home in
            try write("parse:\n  workers: 3\nindex:\n  workers: 4\nnotify.workers: 6\n", to: home + "/guidang.yaml")
            var flags = SettingFlags()
            try flags.set("parse.workers=7")
            let settings = try ArchiveSettings.load(
                flags: flags,
                environment: [
                    "GUIDANG_HOME": home, "GUIDANG_PARSE_WORKERS": "5", "GUIDANG_INDEX_WORKERS": "2",
                    "GUIDANG_RETRY_ATTEMPTS": "",
                ]
            )
            #expect(StageName.allCases.map { settings.workers(of: $0) } == [0, 7, 2, 6])
            #expect(settings.attempts == 5)
            let sources = Dictionary(uniqueKeysWithValues: settings.effective.map { ($0.key.name, $0.source) })
            #expect(sources["home"] == .environment("GUIDANG_HOME"))
            #expect(sources["parse.workers"] == .flag("--set parse.workers"))
            #expect(sources["index.workers"] == .environment("GUIDANG_INDEX_WORKERS"))
            #expect(sources["notify.workers"] == .file(home + "/guidang.yaml", line: 5))
            #expect(sources["retry.attempts"] == .fallback)
        }
    }

    @Test(arguments: [
        ("LANG", "zh_CN.UTF-8", Language.zh), ("LC_ALL", "zh_TW", .zh), ("LANG", "de_DE.UTF-8", .en), ("LANG", "", .en),
    ])
    func `the language is the locale's`(_ name: String, _ value: String, _ language: Language) throws {
        #expect(try ArchiveSettings.load(environment: [name: value], folder: "/tmp").language == language)
    }

    @Test func `folders are a list in the file and are found from the home`() throws {
        try withTemporaryFolder { home in
            try write("ingest:\n  polling: [share, /mnt/扫描]\n  settle: 250ms\n", to: home + "/guidang.yaml")
            var settings = try ArchiveSettings.load(environment: ["GUIDANG_HOME": home])
            #expect(settings.ingest.polling == [home + "/share", "/mnt/扫描"])
            #expect(settings.ingest.settle == .milliseconds(250))
            settings = try ArchiveSettings.load(environment: ["GUIDANG_HOME": home, "GUIDANG_INGEST_POLLING": "a,../b"])
            #expect(settings.ingest.polling.first == home + "/a")
            #expect(settings.ingest.polling.count == 2)
        }
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "parse:\n", "parse: {}\n"])
    func `a file that says nothing changes nothing`(_ yaml: String) throws {
        try withTemporaryFolder { home in
            try write(yaml, to: home + "/guidang.yaml")
            let settings = try ArchiveSettings.load(environment: ["GUIDANG_HOME": home])
            #expect(settings.effective.dropFirst().allSatisfy { $0.source == .fallback })
        }
    }

    @Test(arguments: [
        ("prase:\n  workers: 2\n", "Unknown setting \"prase.workers\" in H, line 2. Did you mean \"parse.workers\"?"),
        ("colour: red\n", "Unknown setting \"colour\" in H, line 1. `guidang config` lists every setting."),
        (
            "home: /tmp\n",
            "\"home\" cannot be set in H, line 1, which lies in that folder itself. Use --home or GUIDANG_HOME."
        ),
        (
            "\nparse:\n  workers: many\n",
            "parse.workers is \"many\" in H, line 3. Allowed is a whole number from 0 to 256."
        ),
        ("parse:\n  workers: 300\n", "parse.workers is \"300\" in H, line 2. Allowed is a whole number from 0 to 256."),
        ("parse:\n  workers:\n", "parse.workers is \"\" in H, line 2. Allowed is a whole number from 0 to 256."),
        (
            "parse:\n  workers: [1, 2]\n",
            "parse.workers in H, line 2 is a list. Allowed is a whole number from 0 to 256."
        ),
        (
            "language: fr\n",
            "language is \"fr\" in H, line 1. Allowed is one of en, zh."
        ),
        (
            "ingest: {settle: soon}\n",
            "ingest.settle is \"soon\" in H, line 1. Allowed is a time such as 500ms, 2s, 5m or 1h, from 0ms to 1h."
        ),
        (
            "- a\n",
            "H is not a list of `key: value` lines. Write it as `parse:`, then `  workers: 2` on the next line."
        ),
    ])
    func `a wrong line says where it is and what is allowed`(_ yaml: String, _ message: String) throws {
        try withTemporaryFolder { home in
            try write(yaml, to: home + "/guidang.yaml")
            let error = #expect(throws: SettingsError.self) {
                try ArchiveSettings.load(environment: ["GUIDANG_HOME": home])
            }
            #expect(
                error?.description == message.replacing("H", with: home + "/guidang.yaml", maxReplacements: 1)
                    || error?.description == message.replacing(" H", with: " " + home + "/guidang.yaml")
            )
        }
    }

    @Test func `a wrong variable and a wrong flag name their source`() throws {
        let variable = #expect(throws: SettingsError.self) {
            try ArchiveSettings.load(environment: ["GUIDANG_CREDIT_BYTES": "1KiB"], folder: "/tmp")
        }
        #expect(
            variable?.description
                == "credit.bytes is \"1KiB\" in environment GUIDANG_CREDIT_BYTES. "
                + "Allowed is a size such as 65536, 64KiB or 8MiB, from 1MiB to 1GiB."
        )
        var flags = SettingFlags()
        flags.set(.parseWorkers, to: "-1", flag: "--workers parse=-1")
        let flag = #expect(throws: SettingsError.self) {
            try ArchiveSettings.load(flags: flags, environment: [:], folder: "/tmp")
        }
        #expect(flag?.message == "parse.workers is \"-1\" in flag --workers parse=-1.")
    }

    @Test func `a variable that is no setting is named, with the one that was meant`() {
        let environment = [
            "GUIDANG_PARSE_WORKRES": "2", "GUIDANG_HOME": "/h", "GUIDANG_SUPERVISED": "/h", "PATH": "/bin",
            "GUIDANG_X": "1",
        ]
        #expect(
            UnknownVariables.notes(environment).map(\.english) == [
                "The environment variable GUIDANG_PARSE_WORKRES is no setting and has no effect. "
                    + "Did you mean \"GUIDANG_PARSE_WORKERS\"?",
                "The environment variable GUIDANG_X is no setting and has no effect.",
            ]
        )
    }

    @Test(arguments: [("forever", "forever"), ("90D", "90d"), ("100000", "100000"), ("1d", "1d")])
    func `what is kept of the events is all, days or a number`(_ text: String, _ value: String) throws {
        let settings = try ArchiveSettings.load(environment: ["GUIDANG_EVENTS_RETENTION": text], folder: "/tmp")
        #expect(settings.eventRetention.description == value)
    }

    @Test(arguments: ["0", "0d", "-1", "d", "90 days", "36501d"])
    func `what is kept of the events is nothing else`(_ text: String) {
        let error = #expect(throws: SettingsError.self) {
            try ArchiveSettings.load(environment: ["GUIDANG_EVENTS_RETENTION": text], folder: "/tmp")
        }
        #expect(error?.hint?.contains("90d") == true)
    }

    @Test func `a beat that could miss the lease is refused`() throws {
        let error = #expect(throws: SettingsError.self) {
            try ArchiveSettings.load(environment: ["GUIDANG_LEASE_SECONDS": "4s"], folder: "/tmp")
        }
        #expect(error?.code == .conflict)
    }

    @Test func `an open tcp address is refused unless it is asked for`() throws {
        var environment = ["GUIDANG_PARSE_LISTEN_LINKS": "tcp://127.0.0.1:7701"]
        let error = #expect(throws: SettingsError.self) {
            try ArchiveSettings.load(environment: environment, folder: "/tmp")
        }
        #expect(error?.code == .conflict)
        environment["GUIDANG_LINKS_INSECURE"] = "yes"
        let settings = try ArchiveSettings.load(environment: environment, folder: "/tmp")
        try withTemporaryFolder { home in
            let folder = try RunFolder.prepare(home: home, environment: [:])
            #expect(settings.endpoint(of: .parse, .links, in: folder) == "tcp://127.0.0.1:7701")
            #expect(settings.endpoint(of: .parse, .bulk, in: folder) == "ipc://\(home)/run/parse.bulk")
        }
    }
}
