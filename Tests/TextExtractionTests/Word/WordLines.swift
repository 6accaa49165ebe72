import DocumentWriters
import TextExtraction

/// The lines of a document's text.
func lines(_ file: WordFile, limits: ExtractionLimits = .ofThisProcess) throws -> [String] {
    let text = try TextExtractor.extract(file.data, fileName: "a.docx", limits: limits).text
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
