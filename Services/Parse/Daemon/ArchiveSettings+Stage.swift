import ExtractionSandbox
import Logging
import Messages
import ParseService
import ServiceRuntime
import Settings

extension ArchiveSettings {
    /// The parse stage as the settings have it; where documents can't be read safely, the log says so.
    ///
    /// - Parameter extractors: How many documents of formats other than plain text are read at a time; the head reads none.
    /// - Throws: `SettingsError` where a word list is wrong.
    func parseStage(extractors: Int) throws(SettingsError) -> ParseStage {
        let sandbox = Result { () throws(SandboxError) in
            try Sandbox(extractor: Sandbox.ownExtractor, isRequired: needsSandbox)
        }
        if extractors == 0 { tell(of: sandbox) }
        // The result must be there before the task is taken back.
        return ParseStage(
            reader: try reader(), extractor: SandboxedExtractor(sandbox, lanes: extractors), largestText: largestText,
            longest: max(.seconds(1), lease.cap - ParseStage.patience - Self.margin))
    }

    private static let margin = Duration.seconds(15)

    private func tell(of sandbox: Result<Sandbox, SandboxError>) {
        let logger = ServiceLog.make(.parse, settings: self)
        if case .failure(let error) = sandbox {
            logger.error("Only plain text is read", metadata: ["reason": "\(error)"])
        } else if !needsSandbox {
            logger.warning("Documents are read without a sandbox, as parse.sandbox says")
        }
    }
}
