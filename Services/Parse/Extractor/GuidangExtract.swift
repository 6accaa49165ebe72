import ExtractionSandbox

/// `guidang-extract`: turns documents into text for the process that started it, which puts it into a sandbox.
@main
struct GuidangExtract {
    static func main() { ExtractorServer().run() }
}
