import Foundation
import Messages
import ReportGenerator
import Testing

/// Texts put together from pieces of real syntax and of what no report should hold, in any order.
@Suite struct HostileTextTests {
    private static let syntax = [
        "一、", "十一、", "（一）", "(二)", "三)", "（四", "1.", "１．", "(1)", "（２）", "一是", "二是", "第一，", "其中", "共", "\n", "。", "；",
        "：",
        "，", "、", "《", "》", "〈", "〉", "<", ">", "“", "”", "〔2023〕5号", "索引号：", "索 引 号", "发布日期：", "来源：", "文号：无", "|", "•",
        "2023年", "2023年13月40日", "2024-02-30", "二〇二三年一月五日", "12件", "１２件", "三百余人次", "1.2万元", "99%以上", "5至8家", "同比增长",
        "12345热线", "8·29", "以下简称", "法治政府建设", "年度报告", "存在问题", "下一步", "第一责任人", "管城回族区", "郑州市司法局", "特此报告",
        "××", "20__年", "005254130/2024-00001", "11620300013909010R/2025-1", "99999999999999999999999999", "九千九百九十九万亿亿",
        "《行政处罚法》", "《甲〈乙〉》", "办结案件12件，", "近3万户", "0.00000000000000000000001%", "-", "+", "/",
    ]
    private static let strange = [
        "", "\0", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{301}", "\r",
        "\r\n", "\u{85}",
        "\u{2028}", "\u{2029}", "\u{7F}", "\u{A0}", "\u{3000}", "e\u{301}", "👩‍👩‍👧", "🇨🇳", "㊀", "①", "Ⅳ", "㈠", "½", "𠀀",
        "\u{E000}", "\u{10FFFF}",
    ]

    private func text(seed: UInt64) -> String {
        var noise = SeededRandom(seed: seed, index: 0)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...90, using: &noise) {
            switch Int.random(in: 0...9, using: &noise) {
            case 0...6: text.append(contentsOf: (Self.syntax.randomElement(using: &noise) ?? "").unicodeScalars)
            case 7, 8: text.append(contentsOf: (Self.strange.randomElement(using: &noise) ?? "").unicodeScalars)
            default:
                // Each of the seventeen planes alike; a surrogate is no scalar, so none is made of it.
                let plane = UInt32.random(in: 0...16, using: &noise)
                let value = plane << 16 | UInt32.random(in: 0...0xFFFF, using: &noise)
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            }
        }
        return String(text)
    }

    private static let seeds: ClosedRange<UInt64> =
        1...(ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 20_000 : 3_000)

    @Test func `whatever stands in a text, ranges hold, sections nest and the output is read again`() async throws {
        var (sections, figures, citations) = (0, 0, 0)
        for seed in Self.seeds {
            let text = text(seed: seed)
            let report = read(text)
            let json = report.json()
            #expect(report.faults == [], "seed \(seed)")
            #expect(try JSONDecoder().decode(Report.self, from: Data(json)).text == report.text, "seed \(seed)")
            #expect(read(text).json() == json, "seed \(seed) is read in two ways")
            sections += flat(report.outline).count
            figures += report.figures.count
            citations += report.citations.count
            // The tests that run beside this one need a thread too.
            await Task.yield()
        }
        // Texts in which nothing is found would prove nothing.
        #expect(min(sections, figures, citations) > Self.seeds.count / 10, "\(sections), \(figures), \(citations)")
    }
}
