/// Commands that a page shows after `$ `, each with the output that stands below it.
struct ReadmeSession {
    struct Step: Equatable {
        var command: String
        var output: [String]
    }

    var steps: [Step]

    /// The sessions of a Markdown page: its fenced blocks that begin with a prompt.
    static func all(in page: String) -> [ReadmeSession] {
        fencedBlocks(in: page).compactMap { block in
            guard block.first?.hasPrefix("$ ") == true else { return nil }
            var steps: [Step] = []
            for line in block {
                if line.hasPrefix("$ ") {
                    steps.append(Step(command: String(line.dropFirst(2)), output: []))
                } else {
                    steps[steps.count - 1].output.append(line)
                }
            }
            return ReadmeSession(steps: steps)
        }
    }

    /// The lines between each pair of fences.
    static func fencedBlocks(in page: String) -> [[String]] {
        var blocks: [[String]] = []
        var open: [String]?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                if let block = open { blocks.append(block) }
                open = open == nil ? [] : nil
            } else {
                open?.append(line)
            }
        }
        return blocks
    }
}
