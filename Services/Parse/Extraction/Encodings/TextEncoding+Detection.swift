import Foundation

extension TextEncoding {
    /// How many bytes are judged.
    private static let window = 64 << 10

    /// Tells the encoding of a text, and is nil for what is no text.
    ///
    /// A BOM decides. Otherwise UTF-8 that holds together is UTF-8: its byte patterns do not come about by chance.
    /// Among the others a sample is decoded in each, and the one in which most of what is not ASCII are characters
    /// that official Chinese uses all the time wins. Read in the wrong encoding, Chinese turns into rare characters.
    init?(of data: Data) {
        if let marked = Self.marked(data) {
            self = marked
            return
        }
        let sample = Self.sample(of: data)
        func score(_ encoding: Self) -> TextScore { TextScore(sample, in: encoding) }
        let unicode = score(.utf8)
        if unicode.isClean, unicode.broken <= 1 {
            self = .utf8
            return
        }
        var best = (encoding: Self.utf8, score: unicode)
        for encoding in [Self.gb18030, .big5, .utf16LittleEndian, .utf16BigEndian] {
            let next = score(encoding)
            if next.value > best.score.value { best = (encoding, next) }
        }
        guard best.score.isClean, best.score.isChinese else { return nil }
        self = best.encoding
    }

    /// Begins near the first byte beyond ASCII, since ASCII tells nothing; at an even offset, for UTF-16.
    private static func sample(of data: Data) -> Data {
        let telling = data.firstIndex { $0 > 0x7F }.map { $0 - data.startIndex } ?? 0
        return data.dropFirst(telling < window / 2 ? 0 : telling & ~1).prefix(window)
    }

    private static func marked(_ data: Data) -> Self? {
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if data.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if data.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return nil
    }
}
