import Foundation

/// Where the image of a page comes from.
struct ImageSource: Sendable {
    private enum Content {
        /// A PDF document around it.
        case wrapped(Data)
        /// A file in the workplace and the page in it.
        case file(URL, page: Int)
    }

    /// The longer side in pixels that is unpacked: A3 at 300 dots per inch.
    private static let longest = 5_000.0

    private let content: Content
    private let size: ImageSize

    /// Whether it was found to be whole before it is read.
    var isUnpacked: Bool {
        if case .wrapped = content { true } else { false }
    }

    /// The pages of an image file, whose header alone is looked at.
    ///
    /// - Parameters:
    ///   - name: What to call its file.
    ///   - mediaType: What the document is, for errors.
    static func pages(
        of data: Data, named name: String, mediaType: String, limits: ExtractionLimits, workplace: Workplace
    ) throws(ExtractionError) -> [ImageSource] {
        guard case .image(let kind) = Format(of: data, fileName: ""), let size = ImageSize(of: data, mediaType: kind)
        else { throw .damagedImage(mediaType: mediaType) }
        guard size.pixels <= limits.pixels else {
            throw ExtractionError(
                .overLimit, mediaType: mediaType,
                message: "An image says that it is \(size.width) by \(size.height) pixels, more than are read of one.",
                hint: "Scan the page again at 300 dots per inch and hand that in.")
        }
        guard size.pages <= limits.pages else { throw .tooManyPages(limits.pages, mediaType: mediaType) }
        if workplace.has(.pdftoppm), let wrapped = ImageAsPDF.wrap(data, mediaType: kind, size: size) {
            return [ImageSource(content: .wrapped(wrapped), size: size)]
        }
        try workplace.put(data, as: name, for: mediaType)
        return (0..<size.pages).map { ImageSource(content: .file(workplace.file(name), page: $0), size: size) }
    }

    /// The image, made smaller where it is larger than a page need be.
    func image(mediaType: String, limits: ExtractionLimits, in place: Workplace) throws(ExtractionError) -> PageImage {
        switch content {
        case .file(let file, let page): return .file(file, page: page)
        case .wrapped(let data):
            let shrinking = min(1, Self.longest / Double(max(size.width, size.height)))
            let grey = try PDFPrograms(data, limits: limits, workplace: place)
                .image(of: 0, dotsPerInch: 72 * shrinking, in: place)
            guard let grey else { throw .damagedImage(mediaType: mediaType) }
            return grey.isBlank ? .blank : .grey(grey)
        }
    }
}

extension ExtractionError {
    static func damagedImage(mediaType: String) -> Self {
        Self(
            .corrupt, mediaType: mediaType,
            message: "The image is damaged or incomplete.",
            hint: "Scan or download it again and hand it in once more.")
    }

    static func tooManyPages(_ most: Int, mediaType: String) -> Self {
        Self(
            .overLimit, mediaType: mediaType,
            message: "The document has more than \(most) pages.",
            hint: "Hand in the report itself, without what is bound with it.")
    }
}
