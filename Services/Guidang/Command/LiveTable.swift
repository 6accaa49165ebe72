import Messages
import Settings
import Supervision

/// Keeps a table of the stages at the bottom of the terminal, with notices above it.
actor LiveTable {
    private let language: Language
    private let status: @Sendable () async -> [StageStatus]
    private let problems: @Sendable ([StageStatus]) -> [Phrase]
    private var table: StatusTable
    private var shown = 0
    /// Whether every stage has answered once: before that they are starting, which is no trouble.
    private var isUp = false
    private let beginning = ContinuousClock.now

    /// - Parameters:
    ///   - status: Asks the stages; one that does not answer soon is left out.
    ///   - problems: What is wrong, as their answers tell.
    init(
        language: Language,
        status: @escaping @Sendable () async -> [StageStatus],
        problems: @escaping @Sendable ([StageStatus]) -> [Phrase]
    ) {
        self.language = language
        self.status = status
        self.problems = problems
        table = StatusTable(language: language)
    }

    /// Draws the table anew each second, until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            let stages = await status()
            isUp = isUp || stages.count == StageName.allCases.count
            var lines = stages.isEmpty ? [] : table.lines(stages, at: ContinuousClock.now - beginning)
            if isUp { lines += problems(stages).map { $0.text(in: language) } }
            draw(lines)
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Shows a line above the table, which comes back with the next second.
    func note(_ text: String) {
        draw([])
        Terminal.out(text)
    }

    private func draw(_ lines: [String]) {
        // CSI n A: up n lines; CSI J: erase from there to the end of the screen (ECMA-48).
        let erase = shown > 0 ? "\u{1B}[\(shown)A\u{1B}[J" : ""
        // A line that the terminal breaks in two would be erased by half.
        let columns = Terminal.columns
        Terminal.out(erase + lines.map { Columns.cut($0, to: columns) + "\n" }.joined(), terminator: "")
        shown = lines.count
    }
}
