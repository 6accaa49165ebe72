import DocumentWriters
import Foundation
import Testing

@testable import TextExtraction

/// Makes scans of typeset pages: as a scanner gives them, and as a worse one does.
enum Scans {
    /// The pages of a document as images.
    static func images(of pdf: Data, dotsPerInch: Int) throws -> [GreyImage] {
        try inWorkplace { workplace in
            let programs = try PDFPrograms(pdf, limits: ExtractionLimits(textBytes: 1 << 24), workplace: workplace)
            return try programs.words().pages.indices.map { page in
                try #require(try programs.image(of: page, dotsPerInch: Double(dotsPerInch), in: workplace))
            }
        }
    }

    /// The file of a page in a format of poppler's: `-png`, `-jpeg`, `-tiff`.
    static func file(of pdf: Data, dotsPerInch: Int, format: String) throws -> Data {
        try inWorkplace { workplace in
            try workplace.put(pdf, as: "a.pdf", for: "application/pdf")
            return try workplace.run(
                .pdftoppm, ["-r", "\(dotsPerInch)", "-gray", "-singlefile", format, "a.pdf"], for: "application/pdf",
                limit: 1 << 28
            ).output
        }
    }

    /// A document of images alone.
    static func pdf(of images: [GreyImage], dotsPerInch: Int) -> Data {
        let kids = images.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            Data("<</Type/Catalog/Pages 2 0 R>>".utf8),
            Data("<</Type/Pages/Kids[\(kids)]/Count \(images.count)>>".utf8),
        ]
        for (index, image) in images.enumerated() {
            let (width, height) = (
                Double(image.width) * 72 / Double(dotsPerInch), Double(image.height) * 72 / Double(dotsPerInch)
            )
            let first = 3 + 3 * index
            objects.append(
                Data(
                    ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Resources<</XObject<</I "
                        + "\(first + 2) 0 R>>>>/Contents \(first + 1) 0 R>>").utf8))
            objects.append(PDFWriter.stream("", Data("\(width) 0 0 \(height) 0 0 cm/I Do".utf8)))
            objects.append(
                PDFWriter.stream(
                    "/Type/XObject/Subtype/Image/Width \(image.width)/Height \(image.height)/BitsPerComponent 8"
                        + "/ColorSpace/DeviceGray", Data(image.pixels)))
        }
        return PDFWriter.file(objects)
    }

    /// The image with grain and specks.
    static func grained(_ image: GreyImage, seed: UInt64) -> GreyImage {
        var random = SeededBytes(state: seed)
        var pixels = image.pixels
        pixels.withUnsafeMutableBufferPointer { pixels in
            for place in pixels.indices {
                let bits = random.next() >> 16
                // Three bytes together are nearly normal.
                let grain = (Int(bits & 63) + Int(bits >> 8 & 63) + Int(bits >> 16 & 63) - 94) / 2
                let isSpeck = bits >> 24 & 0xFFF == 0
                pixels[place] = isSpeck ? 0 : UInt8(clamping: Int(pixels[place]) * 85 / 100 + 20 + grain)
            }
        }
        return GreyImage(width: image.width, height: image.height, pixels: pixels)
    }

    /// The image askew.
    static func skewed(_ image: GreyImage, degrees: Double) -> GreyImage {
        image.resampled(scale: 1, slope: -degrees * .pi / 180)
    }

    /// The image turned by quarters to the right.
    static func turned(_ image: GreyImage, quarters: Int) -> GreyImage {
        var image = image
        for _ in 0..<quarters {
            var pixels = [UInt8](repeating: 0, count: image.pixels.count)
            let (width, height) = (image.width, image.height)
            image.pixels.withUnsafeBufferPointer { source in
                pixels.withUnsafeMutableBufferPointer { target in
                    for row in 0..<height {
                        for column in 0..<width {
                            target[column * height + height - 1 - row] = source[row * width + column]
                        }
                    }
                }
            }
            image = GreyImage(width: height, height: width, pixels: pixels)
        }
        return image
    }

    /// A TIFF file of several pages (TIFF 6.0): uncompressed grey, little-endian.
    static func tiff(_ images: [GreyImage]) -> Data {
        func number(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> (8 * $0) & 0xFF) } }
        var file = Data([0x49, 0x49, 0x2A, 0x00] + number(8, 4))
        for (index, image) in images.enumerated() {
            let entries = [
                (256, image.width), (257, image.height), (258, 8), (259, 1), (262, 1), (273, file.count + 114),
                (277, 1), (278, image.height), (279, image.pixels.count),
            ]
            file += Data(number(entries.count, 2))
            for (tag, value) in entries {
                file += Data(number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4))
            }
            let next = index + 1 < images.count ? file.count + 4 + image.pixels.count : 0
            file += Data(number(next, 4)) + image.pixels
        }
        return file
    }

    /// The share of characters that differ, punctuation of both widths alike and blanks left out.
    static func errorRate(of found: String, against wanted: String) -> Double {
        let (found, wanted) = (folded(found), folded(wanted))
        var row = Array(0...wanted.count)
        for (index, character) in found.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in wanted.indices {
                let change = diagonal + (wanted[place] == character ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(change, diagonal + 1, row[place] + 1)
            }
        }
        return Double(row[wanted.count]) / Double(max(1, wanted.count))
    }

    private static func folded(_ text: String) -> [UInt32] {
        let wide: [Character: Character] = ["，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "？": "?", "！": "!"]
        return text.filter { !$0.isWhitespace }.flatMap { (wide[$0] ?? $0).unicodeScalars.map(\.value) }
    }
}
