import GuidangClient
import Messages

/// Checks that every document has come to its end in every stage.
struct WayCheck {
    /// What was found.
    struct Result: Sendable {
        var documents = 0
        /// Not at their end, while the stages still have work.
        var underWay = 0
        var problems: [String] = []
    }

    private let archive: Archive

    init(_ archive: Archive) { self.archive = archive }

    func run() async throws -> Result {
        var result = Result()
        var unfinished: [String] = []
        try await pages(of: .ingest) { ids in
            result.documents += ids.count
            unfinished += try await check(ids, &result)
        }
        try await pages(of: .parse) { ids in
            let known = try await archive.states(of: ids, in: .ingest)
            for id in ids where known[id] == nil {
                result.problems.append("\(id) was read, but ingest does not know it. Add its file again.")
            }
        }
        try await settle(unfinished, &result)
        return result
    }

    /// Looks again at what was under way: with idle stages, nothing will come of it any more.
    private func settle(_ unfinished: [String], _ result: inout Result) async throws {
        var left = unfinished
        while !left.isEmpty {
            // Asked before the documents: what is at its end by then is found so.
            let wasIdle = await isIdle()
            var ignored = Result()
            let still = try await check(left, &ignored)
            guard wasIdle, await isIdle() else {
                result.underWay = still.count
                return
            }
            guard still.count == left.count else {
                left = still
                continue
            }
            let known = try await archive.states(of: still, in: .ingest)
            result.problems += still.map {
                "\(Self.named($0, known[$0])) is neither a report nor a rejection, and no stage works on it. "
                    + "Restart the services; if it stays so, restore the whole archive from a backup."
            }
            return
        }
    }

    /// Those of some documents that are not at their end.
    private func check(_ ids: [String], _ result: inout Result) async throws -> [String] {
        let taken = try await archive.states(of: ids, in: .ingest)
        let read = try await archive.states(of: ids, in: .parse)
        let found = try await archive.states(of: ids, in: .index)
        var unfinished: [String] = []
        for id in ids {
            switch (read[id]?.state, found[id]?.state, taken[id]?.state) {
            case ("failed", _, _), (_, "failed", _):
                let reason = (read[id]?.reason ?? found[id]?.reason).map { " (\($0))" } ?? ""
                result.problems.append(
                    "\(Self.named(id, taken[id])) was set aside\(reason). See `guidang failed show \(id.prefix(12))`; "
                        + "`retry` tries it again, `drop` gives it up.")
            // What a person has given up is at its end, whatever the other stages made of it.
            case ("dropped", _, _), (_, "dropped", _): continue
            case ("rejected", nil, "rejected"), ("rejected", nil, "dropped"): continue
            case ("parsed", "indexed", "archived"): continue
            // One that holds others is no report itself, and a page beside its document is only kept.
            case ("unpacked", nil, "archived"), (nil, nil, "archived"): continue
            default: unfinished.append(id)
            }
        }
        return unfinished
    }

    private static func named(_ id: String, _ state: StageState?) -> String {
        state?.fileName.map { "“\($0)” (document \(id))" } ?? "document \(id)"
    }

    private func pages(of stage: StageName, _ take: ([String]) async throws -> Void) async throws {
        var last = ""
        while true {
            let ids = try await archive.documents(in: stage, after: last, limit: 1000)
            guard let newest = ids.last else { return }
            try await take(ids)
            last = newest
        }
    }

    /// Whether no stage has work, and none has anything to hand to another stage.
    private func isIdle() async -> Bool {
        let stages = await archive.status()
        guard stages.count == StageName.allCases.count else { return false }
        let names = Set(StageName.allCases.map(\.rawValue))
        return stages.allSatisfy { stage in
            // Documents that ingest waits for count as its work, though nobody may be at them.
            (stage.stage == .ingest || (stage.waiting == 0 && stage.inWork == 0))
                && stage.consumers.allSatisfy { $0.behind == 0 || !names.contains($0.name) }
        }
    }
}
