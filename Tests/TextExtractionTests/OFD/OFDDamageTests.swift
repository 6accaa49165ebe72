import DocumentWriters
import Foundation
import ReportGenerator
import Testing

@testable import TextExtraction

@Suite struct OFDDamageTests {
    private func failure(_ file: OFDFile, limits: ExtractionLimits = ExtractionLimits(memory: 1 << 30))
        -> ExtractionError?
    {
        #expect(throws: ExtractionError.self) {
            try TextExtractor.extract(file.data, fileName: "a.ofd", limits: limits)
        }
    }

    private func object(_ attributes: String, code: String) -> String {
        OFDFile.content([
            "<ofd:TextObject ID=\"1\" \(attributes)><ofd:TextCode \(code)>依法行政</ofd:TextCode></ofd:TextObject>"
        ])
    }

    @Test func `a missing or broken part is named`() {
        var file = OFDFile(pages: [ofdPage("一"), ofdPage("二")])
        file.members.removeAll { $0.path.contains("Page_1") }
        #expect(failure(file)?.code == .corrupt)
        #expect(failure(file)?.message.contains("Page 2") == true)
        file.add("Doc_0/Pages/Page_1/Content.xml", "<ofd:Page")
        #expect(failure(file)?.message.contains("Doc_0/Pages/Page_1/Content.xml") == true)
        file.members.removeAll { $0.path.hasSuffix("Document.xml") }
        #expect(failure(file)?.message.contains("Doc_0/Document.xml") == true)
        file.members.removeFirst()
        file.add("OFD.xml.bak", "")
        #expect(failure(file)?.code == .corrupt)
    }

    @Test func `a package that is cut off is corrupt`() {
        let whole = OFDFile(pages: [ofdPage("一"), ofdPage("二")]).data
        let error = #expect(throws: ExtractionError.self) {
            try TextExtractor.extract(whole.prefix(whole.count / 2), fileName: "a.ofd")
        }
        #expect(error?.code == .corrupt)
    }

    @Test func `an encrypted document says so`() {
        var file = OFDFile(pages: [ofdPage("一")])
        file.add("Encryptions.xml", file.element("Encryptions", ""))
        file.members[2].content = Data([7, 8, 9, 250, 251])
        #expect(failure(file)?.code == .encrypted)
        file.members.remove(at: 2)
        #expect(failure(file)?.code == .encrypted)
    }

    @Test func `a link can't lead out of the package`() throws {
        let out = "../../../../../../etc/passwd"
        var file = OFDFile()
        file.add("OFD.xml", file.element("OFD", "<ofd:DocBody><ofd:DocRoot>\(out)</ofd:DocRoot></ofd:DocBody>"))
        #expect(failure(file)?.code == .corrupt)
        file.add("etc/passwd", file.element("Document", "<ofd:Pages><ofd:Page BaseLoc=\"../../p.xml\"/></ofd:Pages>"))
        file.add("p.xml", file.element("Page", ofdPage("在包内")))
        #expect(try TextExtractor.extract(file.data, fileName: "a").text == "在包内\n")
    }

    @Test(arguments: [
        "X=\"NaN\" Y=\"inf\"", "X=\"1e308\" Y=\"1e308\" DeltaX=\"g 999999999 1e308\"",
        "X=\"0\" Y=\"5\" DeltaX=\"g 999999999 1\"",
        "X=\"0\" Y=\"5\" DeltaX=\"g -5 1 g\"", "X=\"0\" Y=\"5\" DeltaX=\"g x y 5\"", "DeltaX=\"-1e300 nan 1e-300\"", "",
        "X=\"0\" Y=\"5\" DeltaX=\"g 99999999999999999999999 5\"", "X=\"99999999\" Y=\"-1e999\" DeltaY=\"g 3 1e200\"",
    ])
    func `numbers of any kind end in a text or an error`(code: String) {
        for attributes in [
            "Size=\"5\" Boundary=\"30 40 50 9\"", "Size=\"1e308\" CTM=\"1e308 1e308 0 1 nan 1\"", "Size=\"-5\"", "",
            "Size=\"nan\" Boundary=\"1e308 -1e308 inf\"", "Size=\"1e-320\" CTM=\"0 0 0 0 0 0\"",
            "Size=\"5\" HScale=\"1e308\" ReadDirection=\"90\" CharDirection=\"-99999999999\"",
            "Size=\"5\" CTM=\"0 -1 1 0 9 9\" CharDirection=\"270\" ReadDirection=\"9223372036854775807\"",
        ] {
            let pages = [
                object(attributes, code: code), "<ofd:Area><ofd:PhysicalBox>0 0 1e308 nan</ofd:PhysicalBox></ofd:Area>",
            ]
            if let text = try? ofdText(pages) { #expect("依法行政".contains { text.contains($0) }) }
        }
    }

    @Test func `units within themselves and blocks within blocks come to an end`() throws {
        let unit =
            "<ofd:CompositeGraphicUnit ID=\"7\"><ofd:Content>"
            + String(repeating: "<ofd:CompositeObject ID=\"3\" ResourceID=\"7\"/>", count: 30)
            + "</ofd:Content></ofd:CompositeGraphicUnit>"
        let list = OFDFile().element("Res", "<ofd:CompositeGraphicUnits>\(unit)</ofd:CompositeGraphicUnits>")
        let page = OFDFile.content(["<ofd:CompositeObject ID=\"3\" ResourceID=\"7\"/>", OFDFile.line("文", x: 9, y: 9)])
        let common = "<ofd:DocumentRes>R.xml</ofd:DocumentRes>"
        var limits = ExtractionLimits(memory: 1 << 30)
        limits.elements = 50_000
        let endless = OFDFile(pages: [page], common: common, parts: ["Doc_0/R.xml": list])
        #expect(failure(endless, limits: limits)?.code == .overLimit)
        func nested(_ depth: Int) -> String {
            OFDFile.content([
                String(repeating: "<ofd:PageBlock>", count: depth) + OFDFile.line("深", x: 50, y: 50)
                    + String(repeating: "</ofd:PageBlock>", count: depth)
            ])
        }
        #expect(try ofdText([nested(150)]) == "深\n")
        #expect(failure(OFDFile(pages: [nested(240)]))?.code == .overLimit)
        #expect(failure(OFDFile(pages: [nested(20_000)])) != nil)
    }

    @Test func `a template that names itself is read once`() throws {
        let template = OFDFile().element("Page", "<ofd:Template TemplateID=\"9\"/>" + ofdPage("模板"))
        let text = try ofdText(
            ["<ofd:Template TemplateID=\"9\"/>"], common: "<ofd:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/>",
            parts: ["Doc_0/T.xml": template])
        #expect(text == "模板\n")
    }

    @Test func `limits hold for pages, bytes and text`() {
        var limits = ExtractionLimits(memory: 1 << 30)
        limits.pages = 2
        #expect(failure(OFDFile(pages: Array(repeating: ofdPage("页"), count: 3)), limits: limits)?.code == .overLimit)
        #expect(
            failure(OFDFile(pages: [ofdPage("一二三四五六七八九十")]), limits: ExtractionLimits(textBytes: 9))?.code == .overLimit
        )
        limits = ExtractionLimits(textBytes: 1 << 20)
        let bomb = OFDFile(pages: [ofdPage("页") + String(repeating: " ", count: 5 << 20)])
        #expect(failure(bomb, limits: limits)?.code == .overLimit)
        // One large page that is named again and again.
        limits.unpackedBytes = 400_000
        var file = OFDFile(pages: [ofdPage("页") + String(repeating: " ", count: 90_000)])
        let links = String(repeating: "<ofd:Page BaseLoc=\"Pages/Page_0/Content.xml\"/>", count: 6)
        file.members[1].content = Data(file.element("Document", "<ofd:Pages>\(links)</ofd:Pages>").utf8)
        #expect(failure(file, limits: limits)?.code == .overLimit)
    }

    @Test func `many objects are read in time that grows with them`() throws {
        let objects = (0..<20_000).map {
            OFDFile.line("字", x: 30 + Double($0 % 30) * 5, y: 40 + Double($0 / 30 % 40) * 6)
        }
        #expect(try !ofdText([OFDFile.content(objects)]).isEmpty)
    }

    @Test func `documents with parts changed, lost and doubled end in a text or an error`() {
        let isThorough = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1"
        var random = SeededRandom(seed: 5, index: 1)
        var setter = A4Typesetter()
        setter.set(ReportGenerator(seed: 3, targetBytes: 1_500).report(at: 0).text)
        let whole = OFDFile(setting: setter, OFDFile.Style(hasRunningLines: true, isNested: true), random: &random)
        for round in 0..<(isThorough ? 20_000 : 600) {
            var file = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let member = Int.random(in: 0..<file.members.count, using: &random)
                guard !file.members[member].content.isEmpty else { continue }
                let place = Int.random(in: 0..<file.members[member].content.count, using: &random)
                let end = min(file.members[member].content.count, place + Int.random(in: 1...40, using: &random))
                let part = file.members[member].content[place..<end]
                switch Int.random(in: 0...4, using: &random) {
                case 0: file.members[member].content.removeSubrange(place..<end)
                case 1: file.members[member].content.insert(contentsOf: part, at: end)
                case 2: file.members[member].content[place] = UInt8.random(in: 0x20...0x7E, using: &random)
                case 3:
                    let number =
                        ["1e308", "-1", "nan", "0", "g 9999999 1", "999999"].randomElement(using: &random) ?? ""
                    file.members[member].content.replaceSubrange(place..<place, with: Data(number.utf8))
                default: file.members.swapAt(member, 0)
                }
            }
            var data = file.data
            if round % 3 == 0 { data[Int.random(in: 0..<data.count, using: &random)] ^= 0x55 }
            guard let text = try? TextExtractor.extract(data, fileName: "a.ofd") else { continue }
            #expect(!text.text.utf8.contains { $0 == 0 || $0 == 0x0D })
        }
    }
}
