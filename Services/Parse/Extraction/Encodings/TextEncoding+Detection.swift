import Foundation

extension TextEncoding {
    /// How many bytes are judged.
    private static let window = 64 << 10

    /// Tells the encoding of a text and which of the bytes are text in it; nil for what is no text.
    ///
    /// A BOM decides where what follows reads well; elsewhere it is passed over, since programs put one before text in
    /// any encoding. UTF-8 that holds together is UTF-8: its byte patterns do not come about by chance. Otherwise a
    /// sample is decoded in each encoding, and the one in which most of what is not ASCII are characters that official
    /// Chinese uses all the time wins. Read in the wrong encoding, Chinese turns into rare characters. NULs at the end
    /// are padding.
    static func detect(in data: Data) -> (encoding: Self, text: Data)? {
        guard let mark = mark(of: data) else { return unmarked(data) }
        let text = withoutPadding(data, in: mark.encoding)
        let score = TextScore(sample(of: text), in: mark.encoding)
        if score.isClean, mark.encoding == .utf8 || score.isWriting { return (mark.encoding, text) }
        return unmarked(data.dropFirst(mark.length))
    }

    /// Whether a text that declares this encoding reads well in it.
    func fits(_ data: Data) -> Bool {
        let score = TextScore(Self.sample(of: data), in: self)
        return score.isClean && score.isChinese
    }

    private static func unmarked(_ data: Data) -> (encoding: Self, text: Data)? {
        func score(_ encoding: Self) -> TextScore {
            TextScore(sample(of: withoutPadding(data, in: encoding)), in: encoding)
        }
        var best = (encoding: Self.utf8, score: score(.utf8))
        if !best.score.holdsTogether {
            for encoding in [Self.gb18030, .big5, .utf16LittleEndian, .utf16BigEndian] {
                let next = score(encoding)
                if next.value > best.score.value { best = (encoding, next) }
            }
            // Any few bytes are characters in UTF-16, which seldom comes without its mark.
            let isUTF16 = best.encoding == .utf16LittleEndian || best.encoding == .utf16BigEndian
            let isChinese = isUTF16 ? best.score.isSurelyChinese : best.score.isChinese
            guard best.score.isClean, isChinese, best.score.value >= 0 else { return nil }
        }
        return (best.encoding, withoutPadding(data, in: best.encoding))
    }

    /// In UTF-16 a NUL may be half of the last character.
    private static func withoutPadding(_ data: Data, in encoding: Self) -> Data {
        var count = data.lastIndex { $0 != 0 }.map { $0 - data.startIndex + 1 } ?? 0
        if encoding == .utf16LittleEndian || encoding == .utf16BigEndian { count = min(data.count, count + count % 2) }
        return data.prefix(count)
    }

    /// Begins near the first byte beyond ASCII, since ASCII tells nothing; at an even offset, for UTF-16.
    private static func sample(of data: Data) -> Data {
        let telling = data.firstIndex { $0 > 0x7F }.map { $0 - data.startIndex } ?? 0
        return data.dropFirst(telling < window / 2 ? 0 : telling & ~1).prefix(window)
    }

    private static func mark(of data: Data) -> (encoding: Self, length: Int)? {
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if data.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if data.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }
}
