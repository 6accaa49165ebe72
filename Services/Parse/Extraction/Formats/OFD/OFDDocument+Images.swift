import Foundation

extension OFDDocument {
    /// An image on a page without text, as of a scan.
    struct PageImage: Sendable, Equatable {
        /// The place of the page in the document, from 0.
        var page: Int
        /// What the document says that it is, in upper case: `PNG`, `JPEG`, `BMP`, `JBIG2`; nil where it says nothing.
        var format: String?
        /// The file.
        var bytes: Data
    }

    /// The images on pages that have no text of their own, or hardly any, in the order of the pages, for whoever can read text off them.
    ///
    /// An image that is used on several pages is given for the first one only. What the bytes are is not checked.
    ///
    /// - Throws: `ExtractionError` as for the text; that there is no text is none here.
    static func images(of data: Data, limits: ExtractionLimits) throws(ExtractionError) -> [PageImage] {
        var package = try OFDPackage(data, limits: limits)
        var wanted: [(page: Int, image: OFDResources.Image)] = []
        var count = 0
        for body in try package.bodies() {
            var reader = OFDPageReader(body)
            for page in try reader.pages(in: &package) {
                if page.isScan {
                    for id in page.images { reader.resources.images[id].map { wanted.append((count, $0)) } }
                }
                count += 1
            }
        }
        let paths = Set(wanted.map { $0.image.path.text.lowercased() })
        let files = try OFDPackage(data, limits: limits) { paths.contains(OFDPath($0).text.lowercased()) }
        var given: Set<OFDPath> = []
        return wanted.compactMap { page, image in
            guard given.insert(image.path).inserted, let bytes = files.member(at: image.path) else { return nil }
            return PageImage(page: page, format: image.format, bytes: bytes)
        }
    }
}
