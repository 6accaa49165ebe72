import Foundation
import Glibc
import TextExtraction

/// Keeps one extractor: starts it at first need, starts another where it ended, and ends it when nobody needs it.
actor ExtractorLane {
    /// Of its own, since asking an extractor blocks.
    private nonisolated let thread = BlockingThread()
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let command: [String]
    private let idle: Duration
    private var process: ExtractorProcess?
    private var turn = 0

    /// - Parameter idle: After so long without a document its extractor ends.
    init(command: [String], idle: Duration) {
        self.command = command
        self.idle = idle
    }

    /// - Throws: `ExtractionError`.
    func extract(
        _ data: Data, fileName: String, limits: ExtractionLimits
    ) throws(ExtractionError) -> Extraction {
        turn += 1
        defer { endWhenIdle(after: turn) }
        // What ends an extractor may be the document before, or something outside: a fresh one tells.
        for _ in 0..<2 {
            do {
                return try attempt(data, fileName, limits).get()
            } catch let error as ExtractionError {
                throw error
            } catch is Deadline.Passed {
                throw .tookTooLong(limits.seconds)
            } catch let error as ChildProgram.NotStarted {
                throw .noRoom("the extractor can't be started (\(String(cString: strerror(error.systemError))))")
            } catch {
                continue
            }
        }
        throw .endedItsReader
    }

    private func attempt(
        _ data: Data, _ fileName: String, _ limits: ExtractionLimits
    ) throws -> Result<Extraction, ExtractionError> {
        do {
            let process = try process ?? ExtractorProcess(command)
            self.process = process
            let result = try process.extract(data, fileName: fileName, limits: limits)
            if process.isLast { self.process = nil }
            return result
        } catch {
            process = nil
            throw error
        }
    }

    private func endWhenIdle(after turn: Int) {
        Task { [idle] in
            try? await Task.sleep(for: idle)
            end(ifStill: turn)
        }
    }

    private func end(ifStill turn: Int) {
        if self.turn == turn { process = nil }
    }
}

extension ExtractionError {
    fileprivate static let endedItsReader = Self(
        .corrupt, mediaType: "application/octet-stream",
        message: "The file is built so that reading it fails, or takes more memory than there is.",
        hint: "Open it, save its text as plain text (.txt, UTF-8) and hand that in.")

    fileprivate static func tookTooLong(_ seconds: Int) -> Self {
        Self(
            .overLimit, mediaType: "application/octet-stream",
            message: "Reading the file took longer than \(seconds) seconds.",
            hint: "Split it into its reports and hand them in one by one.")
    }
}
