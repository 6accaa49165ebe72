/// The image file directories of a TIFF file (TIFF 6.0, section 2), one for each page.
struct TIFFDirectories {
    /// No directory is gone to beyond so many: they may lead in a circle.
    private static let most = 65_536
    /// No image has more fields; directories that overlap must not make a long way of a short file.
    private static let mostEntries = 200

    /// The largest page, with the number of all; nil where there is none.
    let size: ImageSize?

    init(_ bytes: HeaderBytes) {
        let isBig = bytes[0] == 0x4D
        var (largest, pages): (ImageSize?, Int) = (nil, 0)
        var place = bytes.number(4, 4, isBig: isBig) ?? 0
        var seen: Set<Int> = []
        while place != 0, pages < Self.most, seen.insert(place).inserted,
            let entries = bytes.number(place, 2, isBig: isBig), entries <= Self.mostEntries
        {
            var (width, height) = (0, 0)
            for entry in 0..<entries {
                let start = place + 2 + entry * 12
                guard let tag = bytes.number(start, 2, isBig: isBig) else { break }
                guard tag == 256 || tag == 257 else { continue }
                // A short stands in the first half of the value's four bytes.
                let isShort = bytes.number(start + 2, 2, isBig: isBig) == 3
                let value = bytes.number(start + 8, isShort ? 2 : 4, isBig: isBig) ?? 0
                if tag == 256 { width = value } else { height = value }
            }
            let page = ImageSize(width, height)
            if page.pixels > largest?.pixels ?? 0 { largest = page }
            pages += 1
            place = bytes.number(place + 2 + entries * 12, 4, isBig: isBig) ?? 0
        }
        size = largest.map { ImageSize($0, pages: pages) }
    }
}
