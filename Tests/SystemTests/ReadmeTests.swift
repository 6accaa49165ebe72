import Foundation
import Testing

/// The README's commands, run against the built programs.
struct ReadmeTests {
    private let page: String

    init() throws {
        page = try String(contentsOf: Workplace.sources.appending(path: "README.md"), encoding: .utf8)
    }

    /// Runs sessions in order; gives what is not as the page says.
    private func problems(of sessions: [ReadmeSession], in place: Workplace) async throws -> [String] {
        var match = OutputMatch()
        var problems: [String] = []
        for step in sessions.flatMap(\.steps) {
            let run = try await place.run(match.current(step.command))
            if run.status != 0 { problems.append("$ \(step.command): exit status \(run.status): \(run.lines)") }
            guard !step.output.isEmpty else { continue }
            // On a busy machine `down` says what it waits for.
            let lines = run.lines.filter { !$0.hasPrefix("waiting for ") }
            if let difference = match.difference(of: lines, from: step.output) {
                problems.append("$ \(step.command): \(difference)")
            }
        }
        return problems
    }

    @Test(.timeLimit(.minutes(5))) func `the README's sessions run as they are shown`() async throws {
        let sessions = ReadmeSession.all(in: page)
        let first = try #require(sessions.first)
        #expect(first.steps.count >= 4)
        let name = try #require(
            first.steps.lazy.compactMap { $0.command.firstMatch(of: #/guidang add (\S+\.txt)/#) }.first)
        let place = try Workplace()
        try place.write(SampleReport.text, to: String(name.1))
        // The first session ends with everything stopped; the others are typed while it runs.
        let between = ReadmeSession(steps: [.init(command: "guidang up --detach", output: [])])
        let problems: [String]
        do {
            problems = try await self.problems(of: [first, between] + sessions.dropFirst(), in: place)
        } catch {
            await place.end()
            throw error
        }
        await place.end()
        #expect(problems == [])
    }

    @Test(.timeLimit(.minutes(5))) func `a command that was renamed, or whose words changed, is noticed`() async throws
    {
        let place = try Workplace()
        let renamed = ReadmeSession.all(in: "```\n$ guidang seek 行政复议\n```\n")
        #expect(try await problems(of: renamed, in: place).count == 1)
        let reworded = ReadmeSession.all(in: "```\n$ echo stopped\nhalted\n```\n")
        #expect(try await problems(of: reworded, in: place) == ["$ echo stopped: “stopped” is not “halted”"])
    }

    @Test func `ids, process ids and folders may differ, and nothing else`() {
        var match = OutputMatch()
        #expect(
            match.difference(of: ["up (pid 7)", "into /tmp/x/inbox"], from: ["up (pid 4711)", "into /srv/inbox"]) == nil
        )
        #expect(match.difference(of: ["abcdefabcdef  标题"], from: ["7e10d96af265  标题"]) == nil)
        #expect(match.current("guidang trace 7e10d96a") == "guidang trace abcdefab")
        #expect(match.difference(of: ["000000000000  标题"], from: ["7e10d96af265  标题"]) != nil)
        #expect(match.difference(of: ["2 found"], from: ["1 found"]) != nil)
        #expect(match.difference(of: [], from: ["1 found"]) != nil)
    }
}
