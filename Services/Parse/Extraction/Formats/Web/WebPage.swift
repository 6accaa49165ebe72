import Foundation
import Messages

/// Reads web pages: the text of a page's document without the site around it, and what the page tells of it.
enum WebPage {
    /// What of a page is wanted.
    enum Scope {
        /// The document alone.
        case document
        /// All that is seen: in a mail nothing is around the text.
        case whole
    }

    /// - Parameter charset: What a mail or an archive declares about the page.
    /// - Throws: `ExtractionError`: `unsupported` for a set of frames and for what is no text, `empty` where no words are
    ///   seen, `overLimit`.
    static func extract(
        _ data: Data, limits: ExtractionLimits, charset: String? = nil, scope: Scope = .document
    ) throws(ExtractionError) -> ExtractedText {
        let source = try Source(data, limits, charset)
        var metadata = PageMetadata(tagsOf: source.tree)
        let text = text(of: source.tree, scope, &metadata)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw noText(source.tree, hadScripts: source.hadScripts, attachments: metadata.attachments)
        }
        return ExtractedText(
            text: text, encoding: source.encoding.rawValue, mediaType: mediaType, replacements: source.replacements,
            page: metadata.isEmpty ? nil : metadata)
    }

    /// A page's tree, and how it was come by; the bytes on the way to it are gone.
    private struct Source {
        let tree: PageTree
        let encoding: TextEncoding
        let replacements: Int
        let hadScripts: Bool

        init(_ data: Data, _ limits: ExtractionLimits, _ charset: String?) throws(ExtractionError) {
            guard data.count <= limits.textBytes else { throw overLimit("it takes \(data.count) bytes") }
            guard let decoded = PageEncoding.decode(data, declared: charset) else {
                throw ExtractionError(
                    .unsupported, mediaType: mediaType,
                    message: "The page is in no encoding that is read.",
                    hint: "Open it in a browser, save its text as plain text (.txt, UTF-8) and hand that in.")
            }
            (encoding, replacements) = (decoded.encoding, decoded.replacements)
            let cleaner = MarkupCleaner(decoded.bytes)
            hadScripts = cleaner.hadScripts
            guard cleaner.cleaned.count <= limits.textBytes else { throw overLimit("its text is too long") }
            do {
                tree = try PageTreeBuilder.tree(of: cleaner.cleaned, limits: limits)
            } catch {
                switch error {
                case .tooManyElements: throw overLimit("it has more than \(limits.elements) elements")
                case .tooDeep: throw overLimit("its elements lie too deep within each other")
                case .tooLarge: throw overLimit("its text is too long")
                }
            }
        }
    }

    /// How many characters a page's document has, and what the page tells; nil for what can't be read as a page.
    static func look(at data: Data, limits: ExtractionLimits) -> (length: Int, page: PageMetadata)? {
        if Format(of: data, fileName: "") == .mhtml {
            guard let text = try? WebArchive.extract(data, limits: limits) else { return nil }
            return (text.text.unicodeScalars.count, text.page ?? PageMetadata())
        }
        guard let source = try? Source(data, limits, nil) else { return nil }
        var metadata = PageMetadata(tagsOf: source.tree)
        let text = text(of: source.tree, .document, &metadata)
        return (text.unicodeScalars.count { !$0.properties.isWhitespace }, metadata)
    }

    private static var mediaType: String { Format.html.mediaType }

    private static func text(of tree: PageTree, _ scope: Scope, _ metadata: inout PageMetadata) -> String {
        let hidden = PageVisibility.hidden(in: tree, chrome: scope == .document)
        let page = PageTextWriter.text(of: tree, hiding: hidden)
        guard scope == .document else {
            return page.lines.map { page.string($0) + "\n" }.joined()
        }
        let document = PageDocument(tree: tree, page: page, titles: PageTitles(of: tree, metadata: metadata))
        metadata.attachments = PageAttachments.addresses(in: document.nodes, of: tree, hiding: hidden)
        return document.text
    }

    // MARK: - Errors

    private static func overLimit(_ reason: String) -> ExtractionError {
        ExtractionError(
            .overLimit, mediaType: mediaType,
            message: "The page asks for more than is read as one report: \(reason).",
            hint: "Open it in a browser, save its text as plain text (.txt, UTF-8) and hand that in.")
    }

    private static func noText(_ tree: PageTree, hadScripts: Bool, attachments: [String]) -> ExtractionError {
        if tree.places(of: .frameset).contains(where: { _ in true }) {
            return ExtractionError(
                .unsupported, mediaType: mediaType,
                message: "The page is only a set of frames; its text is in other pages.",
                hint: "Open the frame with the report by itself in a browser, save that page and hand it in.")
        }
        if !attachments.isEmpty {
            return ExtractionError(
                .empty, mediaType: mediaType, message: "The page has no text of its own, only attachments.",
                hint: "Download the attachments and hand them in.")
        }
        if hadScripts || tree.places(of: .iframe).contains(where: { _ in true }) {
            return ExtractionError(
                .empty, mediaType: mediaType,
                message: "The page holds no text: a browser puts it in by a program or from another address.",
                hint:
                    "Open it in a browser, wait until the text is there, and save it as a web page in one file (.mhtml), "
                    + "as PDF or as plain text.")
        }
        return ExtractionError(
            .empty, mediaType: mediaType, message: "The page holds no text.",
            hint: "Save the page again and hand it in once more.")
    }
}
