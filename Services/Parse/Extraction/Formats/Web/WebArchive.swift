import Foundation
import Messages

/// Reads web pages saved in one file (MHTML, RFC 2557), as browsers and word processors write them.
enum WebArchive {
    /// A page with fewer bytes of text of its own only frames another one.
    private static let leastText = 600

    /// - Throws: `ExtractionError`: `corrupt` where no page is in it, and what ``WebPage`` throws.
    static func extract(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) -> ExtractedText {
        guard data.count <= limits.textBytes else { throw .mailOverLimit("it takes \(data.count) bytes") }
        let message = try MIMEMessage.within(limits, data)
        let pages = message.leaves.filter { ["text/html", "application/xhtml+xml"].contains($0.type) }
        guard let main = Self.main(of: message, pages) else {
            throw ExtractionError(
                .corrupt, mediaType: Format.mhtml.mediaType, message: "The saved web page holds no page.",
                hint: "Save it again in the browser and hand it in once more.")
        }
        let saved = message.root.headers.text("snapshot-content-location")
        let found: Result<ExtractedText, ExtractionError> = Result { () throws(ExtractionError) in
            try text(of: main, in: message, limits)
        }
        if case .success(let text) = found, text.text.utf8.count >= leastText || pages.count == 1 {
            return text.at(saved ?? address(of: main))
        }
        // Frames are pages of their own in such a file.
        var best: (text: ExtractedText, page: MIMEMessage.Part)?
        for page in pages {
            guard let text = try? text(of: page, in: message, limits) else { continue }
            if text.text.utf8.count > best?.text.text.utf8.count ?? 0 { best = (text, page) }
        }
        guard let best else { return try found.get() }
        return best.text.at(saved ?? address(of: main) ?? address(of: best.page))
    }

    /// The page that the archive names as its first, else the first.
    private static func main(of message: MIMEMessage, _ pages: [MIMEMessage.Part]) -> MIMEMessage.Part? {
        if let start = message.root.headers.parameters("content-type")?["start"],
            let named = pages.first(where: { $0.headers.text("content-id") == start })
        {
            return named
        }
        return pages.first
    }

    private static func text(
        of page: MIMEMessage.Part, in message: MIMEMessage, _ limits: ExtractionLimits
    ) throws(ExtractionError) -> ExtractedText {
        var text = try WebPage.extract(Data(message.content(of: page)), limits: limits, charset: page.charset)
        text.mediaType = Format.mhtml.mediaType
        return text
    }

    /// Where a page was on the web.
    private static func address(of page: MIMEMessage.Part) -> String? {
        page.headers.text("content-location").flatMap { $0.lowercased().hasPrefix("http") ? $0 : nil }
    }
}

extension ExtractedText {
    /// The same with the address that it was saved from, where the page tells none.
    fileprivate func at(_ address: String?) -> Self {
        guard let address else { return self }
        var text = self
        var page = text.page ?? PageMetadata()
        if page.url == nil { page.url = address }
        text.page = page
        return text
    }
}
