import Foundation

/// What the braces of a rich text document (RTF 1.9.1, "Conventions of an RTF Reader") tell without reading it.
struct RichTextCheck {
    /// The most groups within each other.
    private(set) var depth = 0
    /// Whether every group that begins also ends.
    private(set) var isClosed = false

    /// Goes through the bytes once; the bytes of `\bin` are passed over.
    init(_ data: Data) {
        data.withUnsafeBytes { bytes in
            var (open, place) = (0, 0)
            while place < bytes.count {
                switch bytes[place] {
                case 0x7B:
                    open += 1
                    depth = max(depth, open)
                case 0x7D:
                    open -= 1
                    guard open > 0 else {
                        isClosed = open == 0
                        return
                    }
                case 0x5C: place = Self.end(ofControl: place, in: bytes)
                default: break
                }
                place += 1
            }
        }
    }

    /// The place of the last byte that belongs to the control word or sign at a place.
    private static func end(ofControl place: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        let word: [UInt8] = [0x62, 0x69, 0x6E]
        var next = place + 1
        guard next + word.count <= bytes.count, word.indices.allSatisfy({ bytes[next + $0] == word[$0] }) else {
            return next
        }
        next += word.count
        var count = 0
        while next < bytes.count, (0x30...0x39).contains(bytes[next]), count < bytes.count {
            count = count * 10 + Int(bytes[next] - 0x30)
            next += 1
        }
        // One blank behind the number belongs to the word.
        let behind = next < bytes.count && bytes[next] == 0x20 ? next + 1 : next
        return min(bytes.count, behind + count) - 1
    }
}
