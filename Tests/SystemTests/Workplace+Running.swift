import Testing

extension Workplace {
    /// Runs a test in a folder of its own and leaves no process behind.
    static func with(_ body: (Workplace) async throws -> Void) async throws {
        let place = try Workplace()
        do {
            try await body(place)
        } catch {
            await place.end()
            throw error
        }
        await place.end()
    }

    /// Runs a command that has to do well, and gives what it said.
    func well(
        _ line: String, _ extra: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let run = try await run(line, extra)
        let text = run.lines.joined(separator: "\n")
        #expect(run.status == 0, "\(line): \(text)", sourceLocation: sourceLocation)
        return text
    }
}
