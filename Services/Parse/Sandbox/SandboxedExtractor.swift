package import Foundation
package import TextExtraction

/// Reads documents of any format: plain text here, all others in a sandbox.
package actor SandboxedExtractor {
    private let lanes: [ExtractorLane]
    private let obstacle: SandboxError?
    private var free: [ExtractorLane]
    private var waiting: [CheckedContinuation<ExtractorLane, Never>] = []

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

    /// Tells what a document holds.
    ///
    /// - Throws: `ExtractionError`.
    package func extract(
        _ data: Data, fileName: String, limits: ExtractionLimits
    ) async throws(ExtractionError) -> Extraction {
        if let obstacle { throw .unguarded(obstacle) }
        let lane = await take()
        do throws(ExtractionError) {
            let extraction = try await lane.extract(data, fileName: fileName, limits: limits)
            give(lane)
            return extraction
        } catch {
            give(lane)
            throw error
        }
    }

    private func take() async -> ExtractorLane {
        if let lane = free.popLast() { return lane }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func give(_ lane: ExtractorLane) {
        if waiting.isEmpty { free.append(lane) } else { waiting.removeFirst().resume(returning: lane) }
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
