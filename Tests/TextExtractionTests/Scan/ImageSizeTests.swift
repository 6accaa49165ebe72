import Foundation
import Testing

@testable import TextExtraction

@Suite struct ImageSizeTests {
    @Test func `sizes are read off headers`() {
        let gif = Data("GIF89a".utf8) + Data([0x40, 0x01, 0xC8, 0x00])
        #expect(ImageSize(of: gif, mediaType: "image/gif") == ImageSize(320, 200))
        var bmp = Data("BM".utf8) + Data(count: 24)
        bmp.replaceSubrange(14..<26, with: [40, 0, 0, 0, 0x40, 0x01, 0, 0, 0x38, 0xFF, 0xFF, 0xFF])
        #expect(ImageSize(of: bmp, mediaType: "image/bmp") == ImageSize(320, 200))
        let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0, 200, 1, 0x40, 3])
        #expect(ImageSize(of: jpeg, mediaType: "image/jpeg") == ImageSize(320, 200, components: 3))
        let image = GreyImage(width: 32, height: 20, pixels: Array(repeating: 0, count: 640))
        let tiff = ImageSize(of: Scans.tiff([image, image, image]), mediaType: "image/tiff")
        #expect(tiff == ImageSize(ImageSize(32, 20), pages: 3))
    }

    @Test func `directories that lead in a circle end`() {
        let file = Data([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0])
        #expect(ImageSize(of: file, mediaType: "image/tiff") == nil)
    }

    @Test func `headers that end too early have no size`() {
        let types = ["image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff", "image/webp"]
        var random = SeededBytes(state: 3)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            for type in types {
                let size = ImageSize(of: Data(bytes), mediaType: type)
                #expect(size == nil || size?.pixels ?? 0 > 0)
            }
        }
        #expect(ImageSize(of: Data([0xFF, 0xD8, 0xFF]), mediaType: "image/jpeg") == nil)
    }

    @Test func `lines of any slope are found and made level`() {
        let pixels = (0..<600).flatMap { row in (0..<800).map { UInt8(row % 30 < 14 && $0 % 40 < 30 ? 0 : 255) } }
        let level = GreyImage(width: 800, height: 600, pixels: pixels)
        #expect(Skew.slope(of: level) == 0)
        #expect(TextSize.height(of: level, slope: 0) == 14)
        for degrees in [-3.0, 1.5, 4.0] {
            let slope = Skew.slope(of: Scans.skewed(level, degrees: degrees))
            #expect(abs(slope - degrees * .pi / 180) < 0.005, "\(degrees)")
        }
    }
}
