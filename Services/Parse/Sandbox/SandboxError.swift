/// Why documents other than plain text can't be read safely here.
package enum SandboxError: Error, Sendable, Equatable {
    /// bubblewrap is not installed.
    case notInstalled
    /// The system does not let bubblewrap make namespaces; what it said.
    case refused(String)
    /// The extractor's executable is not where it was looked for.
    case noExtractor(String)
}

extension SandboxError: CustomStringConvertible {
    /// What is missing and what to do, in one or two sentences.
    package var description: String {
        switch self {
        case .notInstalled:
            "bubblewrap, which guards the reading of documents, is not installed: apt-get install bubblewrap."
        case .refused(let said):
            "bubblewrap can't guard the reading of documents here (\(said)). Allow user namespaces "
                + "(sysctl kernel.unprivileged_userns_clone=1), or, where every document can be trusted, set "
                + "parse.sandbox to off."
        case .noExtractor(let path): "There is no program \(path); build Guidang again (deploy/up)."
        }
    }
}
