import Foundation
import Testing

/// Every command and flag that a page names is one that there is.
struct CommandNamesTests {
    private static let programs = ["guidang", "guidang-ingest", "guidang-parse", "guidang-index", "guidang-notify"]

    /// The lines of fenced blocks and what stands between backticks, without prompts and comments.
    private func spans(in page: String) -> [[String]] {
        let blocks = ReadmeSession.fencedBlocks(in: page)
        let inline = page.replacing("```", with: "").matches(of: #/`([^`]+)`/#).map { String($0.1) }
        return (blocks.flatMap(\.self) + inline).map { line in
            let command = line.prefix { $0 != "#" }
            return command.split(whereSeparator: \.isWhitespace).map(String.init).filter { $0 != "$" }
        }
    }

    /// What a page names that is not there.
    private func problems(of page: String, _ trees: [String: CommandTree], scripts: String) -> [String] {
        spans(in: page).flatMap { words -> [String] in
            if let name = words.first, Self.programs.contains(name) {
                guard let tree = trees[name] else { return [name] }
                return tree.problems(in: words.dropFirst()).map { "\(words.joined(separator: " ")): \($0)" }
            }
            // Elsewhere a flag is one of any program or script of ours.
            return words.filter { $0.hasPrefix("--") }.map {
                String($0.trimmingPrefix("[").prefix { $0 != "=" && $0 != "]" })
            }
            .filter { flag in !trees.values.contains { $0.allFlags.contains(flag) } && !scripts.contains(flag) }
        }
    }

    private func trees(in place: Workplace) async throws -> [String: CommandTree] {
        var trees: [String: CommandTree] = [:]
        for program in Self.programs { trees[program] = try await CommandTree.of(program, in: place) }
        return trees
    }

    @Test(arguments: ["README.md", "Services/README.md", "deploy/README.md"])
    func `every command and flag that a page names is there`(_ name: String) async throws {
        let place = try Workplace()
        let page = try String(contentsOf: Workplace.sources.appending(path: name), encoding: .utf8)
        let scripts = try ["up", "test", "bench", "chaos"].map {
            try String(contentsOf: Workplace.sources.appending(path: "deploy/\($0)"), encoding: .utf8)
        }
        #expect(problems(of: page, try await trees(in: place), scripts: scripts.joined()) == [])
    }

    @Test func `a name that is not there is found`() async throws {
        let trees = try await trees(in: try Workplace())
        let page = """
            Say `guidang serch 词`, `guidang failed list|shwo`, `guidang COMMAND --help`, `guidang add --raport x.csv` or
            `failed --al`.

            ```
            $ guidang up --detatch   # in the background
            ```
            """
        #expect(
            problems(of: page, trees, scripts: "") == [
                "guidang up --detatch: --detatch", "guidang serch 词: serch", "guidang failed list|shwo: shwo",
                "guidang add --raport x.csv: --raport", "--al",
            ]
        )
    }
}
