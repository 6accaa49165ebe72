import Foundation

/// How deep and how many the elements of an XML text are, counted without building a tree of them.
struct ElementDepth {
    private var deepest = 0
    private var count = 0

    /// Goes through the bytes once; what is no well-formed XML is counted somehow.
    init(_ data: Data) {
        data.withUnsafeBytes { bytes in
            var (depth, place) = (0, 0)
            while place < bytes.count {
                guard bytes[place] == 0x3C, place + 1 < bytes.count else {
                    place += 1
                    continue
                }
                var end = place + 1
                while end < bytes.count, bytes[end] != 0x3E { end += 1 }
                switch bytes[place + 1] {
                case 0x2F: depth -= 1
                case 0x21, 0x3F: break
                default:
                    count += 1
                    if bytes[end - 1] != 0x2F {
                        depth += 1
                        deepest = max(deepest, depth)
                    }
                }
                place = end + 1
            }
        }
    }

    func isWithin(_ limits: ExtractionLimits) -> Bool { deepest <= limits.elementDepth && count <= limits.elements }
}
