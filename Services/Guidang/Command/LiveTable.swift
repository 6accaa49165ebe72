import Messages
import Settings
import Supervision

/// Keeps a table of the stages at the bottom of the terminal, with notices above it.
actor LiveTable {
    private let status: @Sendable () async -> [StageStatus]
    private var table: StatusTable
    private var shown = 0
    private let beginning = ContinuousClock.now

    init(language: Language, status: @escaping @Sendable () async -> [StageStatus]) {
        self.status = status
        table = StatusTable(language: language)
    }

    /// Draws the table anew each second, until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            let stages = await status()
            draw(stages.isEmpty ? [] : table.lines(stages, at: ContinuousClock.now - beginning))
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
        Terminal.out(erase + lines.map { $0 + "\n" }.joined(), terminator: "")
        shown = lines.count
    }
}
