import Foundation
import Messages

/// Reads OFD, the page format of GB/T 33190-2016: pages of placed characters in XML, in a ZIP.
///
/// Links are followed as the standard has them, from `OFD.xml` on; what no page names is not read. The order of reading
/// comes from the places of the characters, since many producers write them in another one. Left out are:
/// - annotations (clause 15 of the standard): seals, watermarks and notes that are put on a finished page;
/// - text of a template that several pages share (7.7, `TemplatePage`): letterheads, page headers and the like. It is
///   read where the pages have no text of their own, once for each template; that of a single page is read with it;
/// - text across the page, which is a watermark, and what is not visible (`Visible="false"`).
enum OFDDocument {
    /// The text in its reading order, one paragraph a line.
    ///
    /// - Throws: `ExtractionError`: `corrupt`, `encrypted`, `overLimit`; `empty` where there is nothing on the pages;
    ///   `unsupported` where most of them hold images, drawings or bare numbers of glyphs, for the content is there and might be
    ///   read in another way (`images(of:limits:)`).
    static func extract(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) -> ExtractedText {
        var package = try OFDPackage(data, limits: limits)
        let bodies = try package.bodies()
        var pages: [OFDPage] = []
        var attachments: [String] = []
        for body in bodies {
            var reader = OFDPageReader(body)
            pages += try reader.pages(in: &package)
            guard pages.count <= limits.pages else { throw .ofd(.overLimit, OFDPackage.tooMuch) }
            attachments += try package.attachments(of: body)
        }
        let paragraphs = PageFlow.paragraphs(of: pages.enumerated().flatMap { $1.placed(number: $0) })
        let isScan = pages.count(where: \.isScan) * 2 > pages.count
        guard !paragraphs.isEmpty, !isScan else { throw package.nothingToRead(on: pages) }
        var text = paragraphs.joined(separator: "\n")
        text.append("\n")
        guard text.utf8.count <= limits.textBytes else { throw .ofd(.overLimit, OFDPackage.tooMuch) }
        var extracted = ExtractedText(text: text, mediaType: Format.ofd.mediaType)
        extracted.replacements = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        let letters = extracted.replacements + text.unicodeScalars.count(where: \.properties.isAlphabetic)
        guard extracted.replacements * 5 <= letters else { throw .ofdGlyphs(extracted.replacements, of: letters) }
        if !attachments.isEmpty {
            extracted.page = PageMetadata()
            extracted.page?.attachments = attachments
        }
        return extracted
    }
}

extension ExtractionError {
    /// An error about an OFD.
    static func ofd(_ code: Code, _ message: String, hint: String? = nil) -> Self {
        Self(code, mediaType: Format.ofd.mediaType, message: message, hint: hint ?? usualHint(code))
    }

    /// More than a fifth of the characters can't be told.
    fileprivate static func ofdGlyphs(_ count: Int, of all: Int) -> Self {
        .ofd(
            .unsupported,
            "\(count) of the \(all) characters of the OFD document are numbers of glyphs, which only its fonts can tell.",
            hint: "Export the document again from the program that it was written in, or hand in the text of it.")
    }

    private static func usualHint(_ code: Code) -> String? {
        switch code {
        case .corrupt: "It may have been cut off on its way; hand in a good copy, or export it from its program again."
        case .encrypted: "Save it without encryption and hand it in once more."
        case .overLimit: "Split it into its reports and hand them in one by one."
        case .empty: "Export the document again and hand it in once more."
        case .unsupported, .missingProgram: nil
        }
    }
}
