import Foundation

/// How much a sample, read in one encoding, looks like Chinese official text.
struct TextScore {
    /// Scalars of the sample.
    private var all = 0
    /// Those beyond ASCII.
    private var wide = 0
    /// Those beyond ASCII that Chinese texts are made of.
    private var usual = 0
    /// Control characters, private and unassigned ones.
    private var odd = 0
    /// Undecodable places.
    private(set) var broken = 0

    init(_ sample: Data, in encoding: TextEncoding) {
        var sink = TextSink(capacity: encoding.expectedLength(ofBytes: sample.count))
        _ = sample.withUnsafeBytes { encoding.decode($0, into: &sink) }
        broken = sink.replacements
        // The sink leaves NUL out; in text there is none, in binary data and in UTF-16 read as bytes there are many.
        if encoding != .utf16LittleEndian, encoding != .utf16BigEndian {
            odd = sample.count { $0 == 0 }
        }
        for scalar in String(decoding: sink.bytes, as: UTF8.self).unicodeScalars {
            all += 1
            switch scalar.value {
            case 0x09...0x0D, 0x20...0x7E: break
            case 0x00...0x1F, 0x7F...0x9F: odd += 1
            case 0xE000...0xF8FF, 0xF0000...: odd += 1
            case 0xFFFD: break
            default:
                wide += 1
                if CommonCharacters.contains(scalar) { usual += 1 }
            }
        }
    }

    /// Higher is likelier: the share of usual characters, less what should not be there at all.
    var value: Double {
        let counted = wide + odd + broken
        guard counted > 0 else { return 1 }
        return (Double(usual) - 4 * Double(odd) - 4 * Double(broken)) / Double(counted)
    }

    /// Whether there is next to nothing that no text holds; one slip is forgiven in a text of any length.
    var isClean: Bool { odd + broken <= max(1, all / 20) }

    /// Whether the usual characters are as many as in any Chinese text, or too few are there to tell.
    var isChinese: Bool { wide < 8 || usual * 5 >= wide }
}
