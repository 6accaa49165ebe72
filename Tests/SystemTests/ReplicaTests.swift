import Foundation
import GRDB
import Testing

/// A second index and reading again, by the built programs.
struct ReplicaTests {
    /// The reports of an index that a search would find, as researchers see them.
    private func reports(_ path: String) async throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let store = try DatabaseQueue(path: path, configuration: configuration)
        let found = try await store.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT report_id || '|' || document_id || '|' || revision || '|' || title || '|' || agency || '|'
                        || file_name || '|' || tags FROM reports ORDER BY document_id
                    """)
        }
        try store.close()
        return found
    }

    /// A shell's function that starts a program in the background, with nothing of the shell's open, and says its id.
    private static let start = """
        start() { python3 -c "import subprocess, sys; print(subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=open('log', 'a'), start_new_session=True).pid)" "$@"; }

        """

    private func number(_ sql: String, _ path: String) async throws -> Int? {
        let store = try DatabaseQueue(path: path)
        let found = try await store.read { try Int.fetchOne($0, sql: sql) }
        try store.close()
        return found
    }

    @Test(.timeLimit(.minutes(10)))
    func `an index that comes late has every report once, whoever is killed meanwhile, and is forgotten`() async throws
    {
        try await Workplace.with { place in
            let count = 150
            try FileManager.default.createDirectory(
                atPath: place.folder + "/docs/2023", withIntermediateDirectories: true)
            for number in 1...count {
                let text = SampleReport.text.replacing("行政复议案件36件", with: "行政复议案件\(number)件")
                try place.write(text, to: "docs/2023/\(number).txt")
            }
            let (archive, replica) = (place.folder + "/archive", place.folder + "/archive/index-2.sqlite")
            _ = try await place.well("guidang up --detach")
            _ = try await place.well("guidang add docs")
            // Killed three times while it catches up, and parse once; then it may go on.
            let killing = """
                have() { python3 -c "import sqlite3; print(sqlite3.connect('archive/index-2.sqlite').execute(
                'SELECT count(*) FROM report_version').fetchone()[0])" 2>/dev/null || echo 0; }
                for goal in 1 40 80; do
                  pid=$(start guidang-index serve --name index-2 --home archive)
                  until [ "$(have)" -ge $goal ]; do sleep 0.01; done
                  [ $goal = 40 ] && kill -9 $(guidang status --json | python3 -c \
                    "import json, sys; print([s['pid'] for s in json.load(sys.stdin)['stages'] if s['stage'] == 'parse'][0])")
                  kill -9 $pid; flock archive/index-2.lock true
                done
                start guidang-index serve --name index-2 --home archive > /dev/null
                until [ "$(have)" = \(count) ]; do sleep 0.05; done
                until guidang status | grep -q 'index-2: 0 reports behind$'; do sleep 0.05; done
                guidang status
                """
            let status = try await place.well(Self.start + killing, ["GUIDANG_SUPERVISED": archive])
            #expect(status.contains("\nindex-2 "), "\(status)")
            let own = try await reports(archive + "/index.sqlite")
            #expect(own.count == count)
            #expect(try await reports(replica) == own)
            #expect(try await number("SELECT count(*) FROM report_version", replica) == count)
            #expect(
                try await number("SELECT count(*) FROM outbox WHERE topic LIKE '%indexed%'", archive + "/notify.sqlite")
                    == count)
            #expect(try await place.well("guidang search 培训12场 --index index-2").hasSuffix("\(count) found"))
            #expect(
                try await place.run("guidang search 培训 --index index-3").lines
                    == ["Error: There is no index “index-3”."])
            #expect(try await place.run("guidang search 培训 --index notify").status == 64)

            let busy = try await place.run("guidang forget index-2")
            #expect(busy.lines == ["Error: “index-2” is running. Stop it first."])
            _ = try await place.well("kill $(head -1 archive/index-2.lock)")
            let forgotten = try await place.well("until guidang forget index-2 2> /dev/null; do sleep 0.05; done")
            #expect(forgotten == "forgotten: index-2")
            #expect(try await !place.well("guidang status").contains("index-2"))
            #expect(try await place.run("guidang forget index-2").lines == ["Error: There is no index “index-2”."])
            _ = try await place.well("guidang verify")
            _ = try await place.well("guidang down")
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `reading again gives the next revision everywhere, once, and only where something is new`() async throws {
        try await Workplace.with { place in
            let replicas = ["GUIDANG_INDEX_REPLICAS": "1"]
            try place.write(SampleReport.text, to: "甲.txt")
            try place.write(SampleReport.text.replacing("36件", with: "37件"), to: "乙.txt")
            _ = try await place.well("guidang up --detach", replicas)
            _ = try await place.well("guidang add 甲.txt 乙.txt")
            #expect(try await place.well("guidang reparse --all") == "0 to be read again, 2 up to date")
            #expect(try await place.well("guidang reparse --query 案件36件 --force --wait") == "1 to be read again")
            let id = try #require(try await place.well("guidang search 案件36件").split(separator: " ").first)
            let sheet = try await place.well("guidang show \(id)")
            #expect(sheet.contains("(2)") && sheet.contains("reader "), "\(sheet)")
            #expect(try await place.well("guidang search 行政复议").hasSuffix("2 found"))

            // Other word lists are another reader, though the services are killed while they read.
            let list = Workplace.sources.appending(path: "Services/Parse/Reader/Lexicon/laws.txt")
            _ = try await place.well("mkdir archive/lexicon")
            let words = try String(contentsOf: list, encoding: .utf8) + "临江市试行条例\n"
            try place.write(words, to: "archive/lexicon/laws.txt")
            _ = try await place.well("guidang down")
            _ = try await place.well("guidang up --detach", replicas)
            #expect(try await place.well("guidang reparse --all") == "2 to be read again")
            let pids = "json.load(sys.stdin)['stages']"
            _ = try await place.well(
                "kill -9 $(guidang status --json | python3 -c \"import json, sys; print(*[s['pid'] for s in \(pids) "
                    + "if s['stage'] in ('ingest', 'parse')])\")")
            let again = try await place.well(
                "until guidang reparse \(id) --wait > last 2> /dev/null; do sleep 0.1; done; cat last")
            #expect(again == "0 to be read again, 1 up to date" || again.contains("waiting already"))
            #expect(try await place.well("guidang reparse --reader-before 0.1") == "0 to be read again, 2 up to date")
            #expect(try await place.run("guidang reparse").status == 64)
            #expect(try await place.run("guidang reparse 000000000000").status == 1)

            let archive = place.folder + "/archive"
            let own = try await reports(archive + "/index.sqlite")
            #expect(own.map { $0.split(separator: "|")[2] }.sorted() == ["2", "3"])
            // The second index, and a third in a folder of its own, have the same.
            let others = """
                start guidang-index serve --name index-3 --home other \
                  --set parse.listen.links=ipc://\(archive)/run/parse.links > /dev/null
                for home in archive other; do
                  n=$([ $home = archive ] && echo 2 || echo 3)
                  until python3 -c "import sqlite3, sys; c = sqlite3.connect('$home/index-$n.sqlite'); sys.exit(
                    c.execute('SELECT total(revision) FROM reports').fetchone()[0] != 5)" 2> /dev/null; do sleep 0.05; done
                done
                guidang search 行政复议 --home other
                """
            #expect(try await place.well(Self.start + others, ["GUIDANG_SUPERVISED": archive]).hasSuffix("2 found"))
            #expect(try await reports(archive + "/index-2.sqlite") == own)
            #expect(try await reports(place.folder + "/other/index-3.sqlite") == own)
            _ = try await place.well("guidang verify")
            _ = try await place.well("guidang down")
        }
    }
}
