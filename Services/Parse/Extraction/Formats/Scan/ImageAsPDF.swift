import Foundation

/// Wraps an image into a PDF document of one page, a point for a pixel, so that poppler can unpack it.
///
/// PDF takes the data of these formats as they are (ISO 32000-1, 7.4.4 and 7.4.8), so nothing is unpacked here.
enum ImageAsPDF {
    /// The document; nil for images that PDF can't take as they are.
    static func wrap(_ data: Data, mediaType: String, size: ImageSize) -> Data? {
        switch mediaType {
        case "image/jpeg": jpeg(data, size)
        case "image/png": png(data, size)
        default: nil
        }
    }

    private static func jpeg(_ data: Data, _ size: ImageSize) -> Data? {
        let space: String
        switch size.components {
        case 1: space = "/DeviceGray"
        case 3: space = "/DeviceRGB"
        // Adobe's programs, which alone write inks, write them the other way round.
        case 4: space = "/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]"
        default: return nil
        }
        return document(data, size, "/BitsPerComponent 8/ColorSpace\(space)/Filter/DCTDecode")
    }

    /// PNG (ISO/IEC 15948) 11.2.2: of its kinds those without transparency, not interlaced.
    private static func png(_ data: Data, _ size: ImageSize) -> Data? {
        let bytes = HeaderBytes(data)
        guard let depth = bytes[24], [1, 2, 4, 8].contains(depth), let kind = bytes[25], bytes[28] == 0 else {
            return nil
        }
        var (packed, palette): (Data, Data?) = (Data(), nil)
        var place = 8
        while let length = bytes.big32(place), let name = bytes.big32(place + 4), length <= data.count - place - 12 {
            let content = data.dropFirst(place + 8).prefix(length)
            switch name {
            case 0x504C_5445: palette = content  // PLTE
            case 0x4944_4154: packed += content  // IDAT
            default: break
            }
            place += 12 + length
        }
        let colours = kind == 2 ? 3 : 1
        let space: String
        switch (kind, palette) {
        case (0, _): space = "/DeviceGray"
        case (2, _): space = "/DeviceRGB"
        case (3, let palette?) where palette.count >= 3:
            let table = palette.map { String(format: "%02x", Int($0)) }.joined()
            space = "[/Indexed/DeviceRGB \(palette.count / 3 - 1)<\(table)>]"
        default: return nil
        }
        return document(
            packed, size,
            "/BitsPerComponent \(depth)/ColorSpace\(space)/Filter/FlateDecode/DecodeParms<</Predictor 15"
                + "/Colors \(colours)/BitsPerComponent \(depth)/Columns \(size.width)>>")
    }

    private static func document(_ image: Data, _ size: ImageSize, _ entries: String) -> Data {
        let (width, height) = (size.width, size.height)
        let content = "\(width) 0 0 \(height) 0 0 cm/I Do"
        let objects: [Data] = [
            Data("<</Type/Catalog/Pages 2 0 R>>".utf8), Data("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
            Data(
                ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]"
                    + "/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>").utf8),
            Data("<</Length \(content.utf8.count)>>stream\n\(content)\nendstream".utf8),
            Data(
                ("<</Type/XObject/Subtype/Image/Width \(width)/Height \(height)/Length \(image.count)\(entries)>>"
                    + "stream\n").utf8) + image + Data("\nendstream".utf8),
        ]
        var file = Data("%PDF-1.5\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            table += String(format: "%010d 00000 n \n", file.count)
            file += Data("\(index + 1) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8)
        }
        let trailer = "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(file.count)\n%%EOF\n"
        return file + Data((table + trailer).utf8)
    }
}
