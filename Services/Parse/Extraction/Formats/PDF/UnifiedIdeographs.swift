import Foundation

/// Characters that fonts of PDF files stand in for others of the same shape, put back: they look right and break search.
enum UnifiedIdeographs {
    /// The text with radicals as ideographs, ligatures as letters and forms for vertical writing as common ones; without
    /// control characters.
    static func folded(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: mayFold) else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !mayFold(scalar) {
                folded.append(scalar)
            } else if let other = table[scalar] {
                folded.append(contentsOf: other.unicodeScalars)
            } else if scalar.value >= 0x20, scalar.value != 0x7F, scalar.value != 0xFEFF, scalar.value != 0xAD {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Whether a glyph has no character: what stands there is U+FFFD, for private use or a control character.
    static func isUnmapped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0xFFFD, 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
        default: false
        }
    }

    private static func mayFold(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        case 0x00..<0x20, 0x7F, 0xAD, 0x2E80...0x2FDF, 0xF000...0xF0FF, 0xF900...0xFB06, 0xFE10...0xFE4F, 0xFEFF: true
        case 0x2F800...0x2FA1F: true
        default: false
        }
    }

    /// Compatibility decompositions (Unicode, UAX #15, NFKC) of Kangxi radicals, compatibility ideographs, Latin
    /// ligatures and vertical forms; equivalents of the CJK radicals that have none (Unicode,
    /// EquivalentUnifiedIdeograph.txt); bullets of Microsoft's Symbol and Wingdings at their private places.
    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [
            "\u{F0B7}": "•", "\u{F06C}": "●", "\u{F06E}": "■", "\u{F075}": "◆", "\u{F0D8}": "➢", "\u{F0FC}": "✓",
            // Their full-width forms, as the text around has them.
            "\u{FE10}": "，", "\u{FE13}": "：", "\u{FE14}": "；", "\u{FE15}": "！", "\u{FE16}": "？",
            "\u{FE35}": "（", "\u{FE36}": "）",
        ]
        let ranges: [ClosedRange<UInt32>] = [
            0x2E9F...0x2E9F, 0x2EF3...0x2EF3, 0x2F00...0x2FD5, 0xF900...0xFAD9, 0xFB00...0xFB06, 0xFE11...0xFE19,
            0xFE30...0xFE44, 0xFE47...0xFE48, 0x2F800...0x2FA1D,
        ]
        for scalar in ranges.joined().compactMap(Unicode.Scalar.init) where table[scalar] == nil {
            let other = String(scalar).precomposedStringWithCompatibilityMapping
            if other != String(scalar) { table[scalar] = other }
        }
        for (radical, ideograph) in zip(radicals.unicodeScalars, equivalents) { table[radical] = String(ideograph) }
        return table
    }()

    private static let radicals = """
        ⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻\
        ⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲
        """
    private static let equivalents = """
        厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿\
        肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀
        """
}
