import Foundation
import GRDB
import Supervision
import Testing

/// What people do with an archive, by the built programs: wherever it lies, whatever became of its files.
struct ArchiveLifeTests {
    @Test(.timeLimit(.minutes(5)))
    func `an archive whose path is 200 bytes of Chinese works, and its folder alone is a backup once it is down`()
        async throws
    {
        try await Workplace.with { place in
            let name = String(repeating: "归档法治政府建设年度报告", count: 6).prefix(66)
            #expect(name.utf8.count == 198)
            try place.write(SampleReport.text, to: "报告.txt")
            let home = ["GUIDANG_HOME": place.folder + "/" + name]
            _ = try await place.well("guidang up --detach", home)
            let where_ = try String(contentsOfFile: place.folder + "/\(name)/run/where", encoding: .utf8)
            #expect(!where_.contains(name))
            _ = try await place.well("guidang add 报告.txt", home)
            #expect(try await place.well("guidang search 行政复议", home).contains("临江市司法局"))
            #expect(try await place.well("guidang verify", home).hasSuffix("all is well"))
            _ = try await place.well("guidang down", home)
            let left = try FileManager.default.contentsOfDirectory(atPath: place.folder + "/" + name)
            #expect(left.filter { $0.contains("-wal") || $0.contains("-shm") } == [])
            try FileManager.default.copyItem(atPath: place.folder + "/" + name, toPath: place.folder + "/copy")
            let copy = ["GUIDANG_HOME": place.folder + "/copy"]
            _ = try await place.well("guidang up --detach", copy)
            #expect(try await place.well("guidang search 行政复议", copy).contains("临江市司法局"))
            _ = try await place.well("guidang down", copy)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `verify names a damaged original, and adding the file again mends it`()
        async throws
    {
        try await Workplace.with { place in
            let large = String(repeating: SampleReport.text, count: 200)
            try place.write(SampleReport.text, to: "小.txt")
            try place.write(large, to: "大.txt")
            _ = try await place.well("guidang up --detach")
            _ = try await place.well("guidang add 小.txt 大.txt")
            #expect(try await place.well("guidang verify").hasSuffix("all is well"))
            _ = try await place.well("guidang down")
            let store = try DatabaseQueue(path: place.folder + "/archive/ingest.sqlite")
            let file = try await store.write { db in
                try db.execute(sql: "UPDATE blob SET bytes = zeroblob(size) WHERE bytes IS NOT NULL")
                return try String.fetchOne(db, sql: "SELECT lower(hex(sha256)) FROM blob WHERE bytes IS NULL")
            }
            try store.close()
            let hash = try #require(file)
            try FileManager.default.removeItem(
                atPath: place.folder + "/archive/ingest.files/\(hash.prefix(2))/\(hash.dropFirst(2))")
            _ = try await place.well("guidang up --detach")
            let found = try await place.run("guidang verify")
            #expect(found.status == 1)
            let problems = found.lines.filter { $0.hasPrefix("! ") }
            #expect(problems.count == 2)
            #expect(problems.contains { $0.contains("“小.txt”") && $0.contains("other bytes") })
            #expect(problems.contains { $0.contains("“大.txt”") && $0.contains("missing") })
            #expect(problems.allSatisfy { $0.contains("Add the file again") })
            _ = try await place.well("guidang add 小.txt 大.txt")
            #expect(try await place.well("guidang verify").hasSuffix("all is well"))
            _ = try await place.well("guidang down")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `what is dropped is an end: verify is clean, trace says so, retry takes it up`()
        async throws
    {
        try await Workplace.with { place in
            let hooks = ["GUIDANG_TEST_HOOKS": "1", "GUIDANG_RETRY_ATTEMPTS": "1", "GUIDANG_PARSE_WORKERS": "1"]
            try place.write("guidang-test-hook:die", to: "毒.txt")
            _ = try await place.well("guidang up --detach", hooks)
            let added = try await place.run("guidang add 毒.txt")
            #expect(added.status == 1)
            let id = try #require(try await place.well("guidang failed list").split(separator: " ").first)
            let before = try await place.run("guidang verify")
            #expect(before.status == 1)
            #expect(before.lines.contains { $0.contains("“毒.txt”") && $0.contains("set aside") })
            _ = try await place.well("guidang failed drop \(id)")
            #expect(try await place.well("guidang verify").hasSuffix("all is well"))
            #expect(try await place.well("guidang trace \(id)").contains("parse   dropped"))
            _ = try await place.well("guidang failed retry \(id)")
            let again = try await place.run("guidang add 毒.txt")
            #expect(again.status == 1)
            _ = try await place.well("guidang down")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a store of another stage is refused by name, once, and nothing keeps running`()
        async throws
    {
        try await Workplace.with { place in
            try place.write(SampleReport.text, to: "报告.txt")
            _ = try await place.well("guidang up --detach")
            _ = try await place.well("guidang add 报告.txt")
            _ = try await place.well("guidang down")
            let parse = place.folder + "/archive/parse.sqlite"
            try FileManager.default.removeItem(atPath: parse)
            try FileManager.default.copyItem(atPath: place.folder + "/archive/index.sqlite", toPath: parse)
            let alone = try await place.run("guidang-parse serve --home archive", ["LANG": "zh_CN.UTF-8"])
            #expect(alone.status == 78)
            #expect(alone.lines.contains { $0.contains("parse.sqlite is the store of index, not of parse") })
            #expect(alone.lines.contains { $0.contains("不是这个服务的存储") })
            let up = try await place.run("guidang up --detach")
            #expect(up.status != 0)
            let text = up.lines.joined(separator: "\n")
            #expect(text.contains("parse.sqlite is the store of index, not of parse"))
            #expect(!text.contains("starting it again"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a huge text is refused with what to do, and nobody holds it in memory`()
        async throws
    {
        try await Workplace.with { place in
            try place.write(SampleReport.text, to: "大.txt")
            #expect(try await place.run("truncate -s 200M 大.txt").status == 0)
            _ = try await place.well("guidang up --detach")
            let added = try await place.run("guidang add 大.txt")
            #expect(added.status == 1)
            #expect(added.lines.contains { $0.contains("read as one report") }, "\(added.lines)")
            for pid in Leftovers.find(home: place.folder + "/archive") {
                let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
                let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(separator: " ")
                let kilobytes = try #require(peak?.dropFirst().first.flatMap { Int($0) })
                #expect(kilobytes < 150_000, "process \(pid)")
            }
            let id = try #require(try await place.well("guidang failed list").split(separator: " ").first)
            #expect(try await place.well("guidang show \(id) --original | cmp - 大.txt") == "")
            _ = try await place.well("guidang down")
        }
    }
}
