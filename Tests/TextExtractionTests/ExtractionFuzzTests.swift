import DocumentWriters
import Foundation
import Testing
import TextExtraction

@Suite struct ExtractionFuzzTests {
    private struct Noise: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Either ends are fine; what counts is that there is one, and that the text is as promised.
    private func extract(_ data: Data) -> ExtractedText? {
        guard let extracted = try? TextExtractor.extract(data, fileName: "a.txt") else { return nil }
        #expect(!extracted.text.utf8.contains { $0 == 0 || $0 == 0x0D })
        return extracted
    }

    @Test func `random bytes end in a text or an error`() {
        var noise = Noise(state: 11)
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...200, using: &noise)
            _ = extract(Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &noise) }))
        }
    }

    @Test func `a longer run of random bytes is no text`() {
        var noise = Noise(state: 12)
        for _ in 0..<20 {
            let data = Data((0..<20_000).map { _ in UInt8.random(in: 0...255, using: &noise) })
            #expect(extract(data) == nil)
        }
    }

    @Test(arguments: ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"])
    func `texts with bytes changed, lost and doubled end in a text or an error`(name: String) throws {
        let whole = try encoded("一、主要工作（一）规范执法。办理案件八十六件，同比下降。\r\n", as: name)
        var noise = Noise(state: 13)
        for _ in 0..<1_500 {
            var data = whole
            for _ in 0..<Int.random(in: 1...6, using: &noise) {
                let place = Int.random(in: 0..<data.count, using: &noise)
                switch Int.random(in: 0...2, using: &noise) {
                case 0: data[place] = UInt8.random(in: 0...255, using: &noise)
                case 1: data.remove(at: place)
                default: data.insert(contentsOf: data[place...].prefix(3), at: place)
                }
                data = Data(data)
            }
            _ = extract(data)
        }
    }
}
