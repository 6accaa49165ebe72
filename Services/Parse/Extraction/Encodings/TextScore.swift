import Foundation

/// How much a sample, read in one encoding, looks like Chinese official text.
struct TextScore {
    /// Scalars of the sample.
    private var all = 0
    /// Those beyond ASCII.
    private var wide = 0
    /// Those beyond ASCII that Chinese texts are made of.
    private var usual = 0
    /// Those of the scripts that are written with letters.
    private var letters = 0
    /// Control characters, private and unassigned ones.
    private var odd = 0
    /// NULs where none belong; they go and leave nothing behind.
    private var nulls = 0
    /// Undecodable places.
    private var broken = 0
    /// How many of the odd and broken ones are the sample's first or last, where a text may have been cut.
    private var atEdges = 0

    /// From so many scalars on one slip tells nothing about the whole.
    private static let longEnough = 20

    init(_ sample: Data, in encoding: TextEncoding) {
        var sink = TextSink(capacity: encoding.expectedLength(ofBytes: sample.count))
        _ = sample.withUnsafeBytes { encoding.decode($0, into: &sink) }
        broken = sink.replacements
        // The sink leaves NUL out; in text there is none, in binary data and in UTF-16 read as bytes there are many.
        if encoding != .utf16LittleEndian, encoding != .utf16BigEndian {
            nulls = sample.withUnsafeBytes { bytes in bytes.count { $0 == 0 } }
        }
        var startsBadly = false
        var endsBadly = false
        for scalar in String(decoding: sink.bytes, as: UTF8.self).unicodeScalars {
            all += 1
            let slips = odd
            switch scalar.value {
            case 0x09...0x0D, 0x20...0x7E: break
            case 0x00...0x1F, 0x7F...0x9F: odd += 1
            case 0xE000...0xF8FF, 0xF0000...: odd += 1
            case 0xFFFD: break
            default:
                wide += 1
                if CommonCharacters.contains(scalar) { usual += 1 }
                if scalar.value < 0x2000 { letters += 1 }
            }
            endsBadly = odd > slips || scalar.value == 0xFFFD
            if all == 1 { startsBadly = endsBadly }
        }
        if all > 1 { atEdges = (startsBadly ? 1 : 0) + (endsBadly ? 1 : 0) }
    }

    private var slips: Int { odd + nulls + broken }

    /// Higher is likelier: the share of usual characters, less what should not be there at all.
    var value: Double {
        let counted = wide + slips
        guard counted > 0 else { return 1 }
        return Double(usual - 4 * slips + 3 * min(atEdges, slips)) / Double(counted)
    }

    /// Whether there is next to nothing that no text holds.
    ///
    /// In a short text one slip is forgiven only where it may come of cutting, or leaves nothing behind: a few bytes
    /// in another encoding hold one just as easily.
    var isClean: Bool {
        if all >= Self.longEnough { return slips <= all / Self.longEnough }
        return slips == 0 || slips == 1 && all > 1 && (atEdges == 1 || nulls == 1)
    }

    /// Whether the encoding's own rules leave no doubt: no slip, or one in a text that is not short.
    var holdsTogether: Bool { slips == 0 || all >= Self.longEnough && broken <= 1 && isClean }

    /// Whether the usual characters are as many as in any Chinese text, or too few are there to tell.
    var isChinese: Bool { wide < 8 || isSurelyChinese }

    /// The same, however few there are.
    var isSurelyChinese: Bool { usual * 5 >= wide }

    /// Whether it is Chinese or written with letters; noise read as UTF-16 is neither.
    var isWriting: Bool { isChinese || letters * 2 >= wide }
}
