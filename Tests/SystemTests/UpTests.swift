import Foundation
import Glibc
import Supervision
import Testing

/// Starting and stopping the real services.
struct UpTests {
    @Test(.timeLimit(.minutes(5))) func `after everything was killed at once, up works, and finds what was there`()
        async throws
    {
        try await Workplace.with { place in
            let home = place.folder + "/archive"
            try place.write(SampleReport.text, to: "报告.txt")
            _ = try await place.run("guidang up --detach")
            _ = try await place.run("guidang add 报告.txt")
            let holder = try #require(UpLock.holder(home: home))
            for pid in [holder] + Leftovers.find(home: home) { kill(pid, SIGKILL) }
            #expect(
                await Polling.until(.seconds(300)) { Leftovers.find(home: home).isEmpty && !UpLock.isHeld(home: home) })
            let gone = try await place.run("guidang search 行政复议")
            #expect(gone.status == 1)
            #expect(gone.lines.first?.contains("guidang-index is not running on \(home).") == true, "\(gone.lines)")
            #expect(try await place.run("guidang up --detach").status == 0)
            #expect(try await place.run("guidang search 行政复议").lines.last == "1 found")
            #expect(try await place.run("guidang down").lines.last == "stopped")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `on a terminal there is a picture of the stages, and Ctrl-C stops all`()
        async throws
    {
        try await Workplace.with { place in
            try place.write(SampleReport.text, to: "报告.txt")
            // A wide terminal of its own; the command is done once the report was seen in the picture.
            let run = try await place.run(
                """
                set -m
                script -qefc "stty cols 200; guidang up" picture > /dev/null &
                until guidang add 报告.txt > /dev/null 2>&1; do sleep 0.1; done
                until grep -qa "index *1 *0 *0 *1 " picture; do sleep 0.1; done
                kill -TERM "$(cut -d ' ' -f 1 archive/run/up.lock)"
                wait
                cat picture
                """,
                ["TERM": "xterm"]
            )
            let picture = run.lines.joined(separator: "\n")
            #expect(picture.contains("stage   in  waiting  in work  done  rejected  failed  per s"), "\(picture)")
            #expect(picture.contains("stopping: work in hand is finished first"))
            #expect(picture.contains("index stopped (exit status 0)"))
            #expect(!picture.contains("not running:"))
            #expect(!UpLock.isHeld(home: place.folder + "/archive"))
        }
    }

    @Test func `down where there is no archive says that nothing was running`() async throws {
        let run = try await Workplace().run("guidang down --home none")
        #expect(run.status == 0)
        #expect(run.lines == ["nothing was running"])
    }

    @Test(arguments: [
        (
            "parse=abc",
            "Error: parse.workers is \"abc\" in flag --workers parse=abc. Allowed is a whole number from 0 to 256."
        ),
        ("ingest=2", "Error: --workers takes STAGE=NUMBER with a stage of parse, index, notify, not \"ingest=2\"."),
        ("parse", "Error: --workers takes STAGE=NUMBER with a stage of parse, index, notify, not \"parse\"."),
    ])
    func `workers that can't be are refused before anything starts`(_ workers: String, _ words: String) async throws {
        let place = try Workplace()
        let run = try await place.run("guidang up --workers \(workers)")
        #expect(run.status == 1)
        #expect(run.lines.first?.hasPrefix(words) == true, "\(run.lines)")
        #expect(!FileManager.default.fileExists(atPath: place.folder + "/archive"))
    }

    @Test(.timeLimit(.minutes(5))) func `no workers of its own is a choice, and status says what it means`()
        async throws
    {
        try await Workplace.with { place in
            try place.write(SampleReport.text, to: "报告.txt")
            _ = try await place.run("guidang up --detach --workers parse=0")
            _ = try await place.run("guidang add --no-wait 报告.txt")
            #expect(
                await Polling.until(.seconds(300)) {
                    let status = try? await place.run("guidang status")
                    return status?.lines.contains {
                        $0.hasPrefix("parse: 1 wait and no worker is connected; start some with")
                    } == true
                }
            )
            let id = try await place.run("sha256sum 报告.txt | head -c 12").lines.joined()
            let trace = try await place.run("guidang trace \(id)")
            #expect(trace.lines.contains { $0.hasSuffix("  parse   waiting for a worker") }, "\(trace.lines)")
            #expect(try await place.run("guidang down").status == 0)
        }
    }
}
