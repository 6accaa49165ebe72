import ExtractionSandbox

extension SandboxedExtractor {
    /// Reads plain text only.
    static var none: SandboxedExtractor { SandboxedExtractor(.failure(.notInstalled)) }
}
