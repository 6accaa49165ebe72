import Crypto
import ExtractionSandbox
import Foundation
import Messages
import ReportReader
import TextExtraction

/// Opens one file as the parse service would, and what it holds.
struct FileOpening {
    /// Whether formats other than plain text are read only in a sandbox.
    let needsSandbox: Bool

    /// A document that was found.
    struct Document {
        var name: String
        /// SHA-256 in lower-case hex.
        var id: String
        var content: Result<SourceText, ExtractionError>
    }

    /// The document that a file is, or those that it holds, however deep, in order.
    func documents(in data: Data, named name: String) async -> [Document] {
        let limits = ExtractionLimits.ofThisProcess
        if TextExtractor.isPlainText(data, fileName: name) {
            let content = Result { () throws(ExtractionError) in
                SourceText(try TextExtractor.extract(data, fileName: name, limits: limits), of: data, name)
            }
            return [Document(name: name, id: Self.id(of: data), content: content)]
        }
        let sandbox = Result { () throws(SandboxError) in
            try Sandbox(extractor: Sandbox.ownExtractor, isRequired: needsSandbox)
        }
        let start = Extraction.Member(path: name, data: data)
        return await documents(in: start, within: nil, 0, SandboxedExtractor(sandbox), limits)
    }

    private func documents(
        in member: Extraction.Member, within parent: String?, _ depth: Int, _ extractor: SandboxedExtractor,
        _ limits: ExtractionLimits
    ) async -> [Document] {
        let id = Self.id(of: member.data)
        do throws(ExtractionError) {
            switch try await extractor.extract(member.data, fileName: member.name, limits: limits) {
            case .text(let text):
                var source = SourceText(text, of: member.data, member.name)
                source.page = source.page ?? member.page
                source.declared = member.declared
                source.parent = parent
                return [Document(name: member.name, id: id, content: .success(source))]
            case .container(let container):
                guard depth < limits.depth else { throw .tooDeep(container.mediaType, limits.depth) }
                var found: [Document] = []
                for inner in container.members where !inner.isCompanion {
                    found += await documents(in: inner, within: id, depth + 1, extractor, limits)
                }
                return found
            }
        } catch {
            return [Document(name: member.name, id: id, content: .failure(error))]
        }
    }

    private static func id(of data: Data) -> String {
        ContentHash(bytes: SHA256.hash(data: data))?.hex ?? ""
    }
}

extension SourceText {
    /// What was extracted from a file.
    fileprivate init(_ extracted: ExtractedText, of data: Data, _ name: String) {
        self.init(
            text: extracted.text, fileName: name, mediaType: extracted.mediaType, size: data.count,
            encoding: extracted.encoding, replacements: extracted.replacements, page: extracted.page,
            recognition: extracted.recognition)
    }
}
