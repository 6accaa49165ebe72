package import Foundation

/// Writes small PDF documents whose Chinese font is not part of them, as old official ones are.
package struct PDFWriter {
    /// How the font's characters are numbered.
    package enum Encoding: String, Sendable {
        case unicode = "UniGB-UCS2-H"
        case gbk = "GBK-EUC-H"
    }

    /// A run of text on a page.
    package struct Run: Sendable {
        package var text: String
        /// From the left edge, in points.
        package var x: Double
        /// From the top edge to the base line.
        package var y: Double
        package var size: Double
        /// What is added behind each character.
        package var spacing = 0.0
        /// Quarters of a turn to the left.
        package var turns = 0

        package init(text: String, x: Double, y: Double, size: Double, spacing: Double = 0, turns: Int = 0) {
            (self.text, self.x, self.y, self.size) = (text, x, y, size)
            (self.spacing, self.turns) = (spacing, turns)
        }
    }

    /// One page.
    package struct Page: Sendable {
        package var width = 595.0
        package var height = 842.0
        /// Degrees to the right by which it is turned when it is shown.
        package var rotation = 0
        package var runs: [Run]
        /// Grey pixels over the whole page, with how many there are in a row.
        package var image: (pixels: [UInt8], width: Int)?

        package init(runs: [Run] = [], image: (pixels: [UInt8], width: Int)? = nil) {
            (self.runs, self.image) = (runs, image)
        }
    }

    package var pages: [Page]
    package var encoding: Encoding
    /// Whether the font says of its characters that they are for private use, as fonts of a part of their glyphs do.
    package var hidesCharacters: Bool

    package init(pages: [Page], encoding: Encoding = .unicode, hidesCharacters: Bool = false) {
        (self.pages, self.encoding, self.hidesCharacters) = (pages, encoding, hidesCharacters)
    }

    /// The document.
    package func data() throws -> Data {
        var objects: [Data] = [Data("<</Type/Catalog/Pages 2 0 R>>".utf8)]
        let kids = pages.indices.map { "\(6 + 2 * $0) 0 R" }.joined(separator: " ")
        objects.append(Data("<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>".utf8))
        let toUnicode = hidesCharacters ? "/ToUnicode \(6 + 2 * pages.count) 0 R" : ""
        // Half the square for what Adobe-GB1 has of ASCII in both encodings.
        objects.append(
            Data(
                ("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/\(encoding.rawValue)\(toUnicode)"
                    + "/DescendantFonts[4 0 R]>>").utf8))
        objects.append(
            Data(
                ("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
                    + "/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500 814 908 500]>>").utf8))
        objects.append(
            Data(
                ("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
                    + "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>").utf8))
        for (index, page) in pages.enumerated() {
            let contents =
                try Data(page.runs.map { try operators($0, page) }.joined(separator: "\n").utf8) + Self.inline(page)
            objects.append(
                Data(
                    ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(page.width) \(page.height)]/Rotate \(page.rotation)"
                        + "/Resources<</Font<</F1 3 0 R>>>>/Contents \(7 + 2 * index) 0 R>>").utf8))
            objects.append(Self.stream("", contents))
        }
        if hidesCharacters {
            let map =
                "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <4e00> <66ff> <e000> endbfrange"
            objects.append(Self.stream("", Data("begincmap \(map) endcmap".utf8)))
        }
        return Self.file(objects)
    }

    /// The image of a page in its contents (ISO 32000-1, 8.9.7).
    private static func inline(_ page: Page) -> Data {
        guard let (pixels, width) = page.image, width > 0 else { return Data() }
        let entries = "/W \(width) /H \(pixels.count / width) /BPC 8 /CS /G"
        return Data("q \(page.width) 0 0 \(page.height) 0 0 cm BI \(entries) ID ".utf8) + pixels + Data(" EI Q".utf8)
    }

    /// A stream object.
    package static func stream(_ entries: String, _ content: Data) -> Data {
        Data("<<\(entries)/Length \(content.count)>>stream\n".utf8) + content + Data("\nendstream".utf8)
    }

    /// A file of objects, the first of them the catalogue.
    package static func file(_ objects: [Data]) -> Data {
        var file = Data("%PDF-1.5\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            table += String(format: "%010d 00000 n \n", file.count)
            file += Data("\(index + 1) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8)
        }
        let trailer = "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(file.count)\n%%EOF\n"
        return file + Data((table + trailer).utf8)
    }

    private func operators(_ run: Run, _ page: Page) throws -> String {
        let code =
            switch encoding {
            case .unicode: try encoded(run.text, as: "UTF-16BE")
            case .gbk: try encoded(run.text, as: "GBK")
            }
        let hex = code.map { String(format: "%02x", Int($0)) }.joined()
        let matrix = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)][run.turns % 4]
        return "BT /F1 \(run.size) Tf \(run.spacing) Tc \(matrix.0) \(matrix.1) \(matrix.2) \(matrix.3) "
            + "\(run.x) \(page.height - run.y) Tm <\(hex)> Tj ET"
    }
}
