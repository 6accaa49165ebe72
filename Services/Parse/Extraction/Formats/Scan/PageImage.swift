import Foundation

/// The image of one page, as it is given to be read.
enum PageImage: Sendable {
    /// Unpacked.
    case grey(GreyImage)
    /// A file that only the reading program can unpack, with the page in it from 0.
    case file(URL, page: Int)
    /// There is nothing on the page.
    case blank

    /// The height of lines, in pixels, of which recognition makes fewest mistakes: characters of about 40 squared.
    ///
    /// Measured with tesseract 5.3 and its Chinese data on reports in 16 points: 0.9 % of characters are wrong at 40
    /// pixels, 1.2 % at 56, 2.7 % at 67 and 2.0 % at 22.
    private static let bestHeight = 36.0
    /// Nearer to it than that, nothing is gained.
    private static let goodEnough = 0.85...1.2
    private static let mostPixels = 20_000_000.0

    /// The image as a file that can be read at its best: level, without grain, its characters of the best size.
    func prepared(in workplace: Workplace, for mediaType: String) throws(ExtractionError) -> (file: URL, page: Int)? {
        switch self {
        case .blank: return nil
        case .file(let file, let page): return (file, page)
        case .grey(let image):
            let slope = Skew.slope(of: image)
            let scale = Self.scale(for: image, slope: slope)
            // Where pixels fall together, each must stand for its neighbours.
            let smooth = scale <= 1 ? image.smoothed : image
            let ready = scale == 1 && slope == 0 ? smooth : smooth.resampled(scale: scale, slope: slope)
            try workplace.put(ready.portableGreyMap, as: "page.pgm", for: mediaType)
            return (workplace.file("page.pgm"), 0)
        }
    }

    private static func scale(for image: GreyImage, slope: Double) -> Double {
        guard let height = TextSize.height(of: image, slope: slope) else { return 1 }
        let scale = min(max(bestHeight / height, 0.4), 3)
        guard !goodEnough.contains(scale) else { return 1 }
        return min(scale, max(1, (mostPixels / Double(image.pixels.count)).squareRoot()))
    }
}
