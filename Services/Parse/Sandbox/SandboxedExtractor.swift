package import Foundation
package import TextExtraction

/// Reads documents of any format: plain text here, all others in a sandbox.
package actor SandboxedExtractor {
    private let lanes: [ExtractorLane]
    private let obstacle: SandboxError?
    private var free: [ExtractorLane]
    private var waiting: [(ticket: Int, next: CheckedContinuation<ExtractorLane?, Never>)] = []
    private var tickets = 0

    /// - Parameters:
    ///   - sandbox: How extractors are started, or why they can't be.
    ///   - lanes: How many at a time.
    ///   - idle: After so long without a document an extractor ends.
    package init(_ sandbox: Result<Sandbox, SandboxError>, lanes: Int = 1, idle: Duration = .seconds(60)) {
        switch sandbox {
        case .success(let sandbox):
            self.lanes = (0..<max(1, lanes)).map { _ in ExtractorLane(command: sandbox.command, idle: idle) }
            obstacle = nil
        case .failure(let error):
            self.lanes = []
            obstacle = error
        }
        free = self.lanes
    }

    /// Why nothing but plain text is read; nil where all is well.
    package nonisolated var trouble: SandboxError? { obstacle }

    /// No extractor was free in time: others may have one.
    package struct Busy: Error {
        package init() {}
    }

    /// Tells what a document holds.
    ///
    /// - Throws: `ExtractionError`.
    package func extract(
        _ data: Data, fileName: String, limits: ExtractionLimits
    ) async throws(ExtractionError) -> Extraction {
        // Nobody waits that long.
        let answer = try await extract(data, fileName: fileName, limits: limits, patience: .seconds(Int32.max))
        do { return try answer.get() } catch { throw .noRoom("no extractor is free") }
    }

    /// Tells what a document holds, unless others keep the extractors busy for too long.
    ///
    /// - Parameter patience: How long to wait for one that is free.
    /// - Throws: `ExtractionError`.
    package func extract(
        _ data: Data, fileName: String, limits: ExtractionLimits, patience: Duration
    ) async throws(ExtractionError) -> Result<Extraction, Busy> {
        if let obstacle { throw .unguarded(obstacle) }
        guard let lane = await take(within: patience) else { return .failure(Busy()) }
        do throws(ExtractionError) {
            let extraction = try await lane.extract(data, fileName: fileName, limits: limits)
            give(lane)
            return .success(extraction)
        } catch {
            give(lane)
            throw error
        }
    }

    private func take(within patience: Duration) async -> ExtractorLane? {
        if let lane = free.popLast() { return lane }
        tickets += 1
        let ticket = tickets
        let timer = Task {
            try? await Task.sleep(for: patience)
            if !Task.isCancelled { giveUp(ticket) }
        }
        defer { timer.cancel() }
        return await withCheckedContinuation { waiting.append((ticket, $0)) }
    }

    private func giveUp(_ ticket: Int) {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: place).next.resume(returning: nil)
    }

    private func give(_ lane: ExtractorLane) {
        if waiting.isEmpty { free.append(lane) } else { waiting.removeFirst().next.resume(returning: lane) }
    }
}

extension ExtractionError {
    fileprivate static func unguarded(_ obstacle: SandboxError) -> Self {
        Self(
            .unsupported, mediaType: "application/octet-stream",
            message: "Only plain text is read here, since there is no sandbox for other formats.",
            hint: obstacle.description)
    }
}
