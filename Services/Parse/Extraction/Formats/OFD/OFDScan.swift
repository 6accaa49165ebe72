import Foundation

/// Reads OFD documents whose pages are images too: the text is recognised, as that of any scan.
enum OFDScan {
    /// The document's text, or else what its images show.
    ///
    /// - Parameter workplace: Where images are read; without one only text is.
    /// - Throws: `ExtractionError` as for text; where there is none, as for images.
    static func extract(
        _ data: Data, limits: ExtractionLimits, workplace: Workplace?
    ) throws(ExtractionError) -> ExtractedText {
        do throws(ExtractionError) {
            return try OFDDocument.extract(data, limits: limits)
        } catch {
            guard error.code == .unsupported, let workplace else { throw error }
            let images = try OFDDocument.images(of: data, limits: limits).map(\.bytes)
            guard !images.isEmpty else { throw error }
            return try ScannedImage.extract(
                images, mediaType: Format.ofd.mediaType, limits: limits, workplace: workplace)
        }
    }
}
