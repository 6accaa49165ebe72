import Foundation

/// What an image says of its size before it is unpacked: a few bytes may claim pixels by the billion.
struct ImageSize: Equatable, Sendable {
    var width: Int
    var height: Int
    /// Its pages: more than one in a TIFF file only.
    var pages = 1
    /// Components of a pixel, where a JPEG's frame tells them: 1 grey, 3 colours, 4 inks.
    var components: Int?

    /// The size of the largest page; nil where the bytes are no such image or end too early.
    init?(of data: Data, mediaType: String) {
        let bytes = HeaderBytes(data)
        let found: ImageSize? =
            switch mediaType {
            case "image/png": Self.pair(bytes.big32(16), bytes.big32(20))
            case "image/jpeg": Self.jpeg(bytes)
            case "image/gif": Self.pair(bytes.little16(6), bytes.little16(8))
            case "image/bmp": Self.bmp(bytes)
            case "image/tiff": TIFFDirectories(bytes).size
            case "image/webp": Self.webp(bytes)
            default: nil
            }
        guard let found, found.width > 0, found.height > 0 else { return nil }
        self = found
    }

    init(_ width: Int, _ height: Int, components: Int? = nil) {
        (self.width, self.height, self.components) = (width, height, components)
    }

    /// `.max` where there are more.
    var pixels: Int {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        return overflow ? .max : pixels
    }

    /// PNG (ISO/IEC 15948) 11.2.2 has both right behind its signature, GIF too.
    private static func pair(_ width: Int?, _ height: Int?) -> Self? {
        width.flatMap { width in height.map { Self(width, $0) } }
    }

    /// JPEG (ITU-T T.81) B.2.2: the first frame header, whose marker is SOF0 to SOF15 without DHT, JPG and DAC.
    private static func jpeg(_ bytes: HeaderBytes) -> Self? {
        var place = 2
        // No image has more segments before its frame.
        for _ in 0..<10_000 {
            guard bytes[place] == 0xFF, let marker = bytes[place + 1] else { return nil }
            if marker == 0xFF {
                place += 1
                continue
            }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                var size = pair(bytes.big16(place + 7), bytes.big16(place + 5))
                size?.components = bytes[place + 9].map(Int.init)
                return size
            }
            guard let length = bytes.big16(place + 2), length >= 2 else { return nil }
            place += 2 + length
        }
        return nil
    }

    /// Windows bitmaps: BITMAPCOREHEADER has 16 bits, the later ones 32 with a sign, negative for rows from the top.
    private static func bmp(_ bytes: HeaderBytes) -> Self? {
        if bytes.little32(14) == 12 { return pair(bytes.little16(18), bytes.little16(20)) }
        guard let height = bytes.little32(22) else { return nil }
        return pair(bytes.little32(18), Int(Int32(truncatingIfNeeded: height).magnitude))
    }

    /// WebP (RFC 9649): lossy, lossless and extended files.
    private static func webp(_ bytes: HeaderBytes) -> Self? {
        switch bytes[15] {
        case 0x20: pair(bytes.little16(26).map { $0 & 0x3FFF }, bytes.little16(28).map { $0 & 0x3FFF })
        case 0x4C:
            bytes.little32(21).flatMap { pair(($0 & 0x3FFF) + 1, ($0 >> 14 & 0x3FFF) + 1) }
        case 0x58:
            pair(bytes.little32(24).map { ($0 & 0xFF_FFFF) + 1 }, bytes.number(27, 3, isBig: false).map { $0 + 1 })
        default: nil
        }
    }
}

extension ImageSize {
    /// - Parameter pages: How many pages of that size at most.
    init(_ largest: ImageSize, pages: Int) {
        self = largest
        self.pages = pages
    }
}
