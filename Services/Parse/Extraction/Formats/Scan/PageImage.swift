import Foundation

/// The image of one page, as it is given to be read.
enum PageImage: Sendable {
    /// Unpacked.
    case grey(GreyImage)
    /// A file that only the reading program can unpack, with the page in it from 0.
    case file(URL, page: Int)
    /// There is nothing on the page.
    case blank

    /// Pixels across a page of which characters are too small to be read well: A4 at less than 200 dots per inch.
    private static let small = 1_600

    /// The image as a file that can be read at its best: level, without grain, and in pixels enough.
    func prepared(in workplace: Workplace, for mediaType: String) throws(ExtractionError) -> (file: URL, page: Int)? {
        switch self {
        case .blank: return nil
        case .file(let file, let page): return (file, page)
        case .grey(let image):
            let scale = min(image.width, image.height) < Self.small && max(image.width, image.height) < 2 * Self.small ? 2 : 1
            let slope = Skew.slope(of: image)
            let ready = scale > 1 || slope != 0 ? image.resampled(scale: scale, slope: slope) : image.smoothed
            try workplace.put(ready.portableGreyMap, as: "page.pgm", for: mediaType)
            return (workplace.file("page.pgm"), 0)
        }
    }
}
