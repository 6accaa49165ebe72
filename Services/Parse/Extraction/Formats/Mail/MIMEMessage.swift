import Foundation

/// A message with its parts (RFC 2045 and 2046), of any quality: what is cut or not closed is read as far as it goes.
struct MIMEMessage {
    /// A part; `children` is empty where it holds content of its own.
    struct Part {
        var headers: MIMEHeaders
        var body: Range<Int>
        var children: [Part] = []

        /// `text/plain` where it does not say.
        var type: String {
            let type = headers.parameters("content-type")?.value ?? ""
            return type.contains("/") ? type : "text/plain"
        }
        var charset: String? { headers.parameters("content-type")?["charset"] }
        var isAttachment: Bool { headers.parameters("content-disposition")?.value == "attachment" }
        /// The name of the file that it is.
        var fileName: String? {
            headers.parameters("content-disposition")?["filename"] ?? headers.parameters("content-type")?["name"]
        }
    }

    /// Why a message can't be read.
    enum Fault: Error { case tooDeep, tooManyParts }

    let bytes: [UInt8]
    private(set) var root: Part

    /// Mails that were forwarded often lie in each other; nobody nests multiparts as deep.
    private static let deepest = 16

    /// - Throws: `Fault`.
    init(_ data: Data, limits: ExtractionLimits) throws(Fault) {
        bytes = [UInt8](data)
        let (headers, body) = MIMEHeaders.read(bytes, in: 0..<bytes.count)
        root = Part(headers: headers, body: body..<bytes.count)
        var count = 1
        root = try Self.opened(root, in: bytes, depth: 0, count: &count, most: limits.members)
    }

    /// A part's content, decoded.
    func content(of part: Part) -> [UInt8] {
        let encoding = part.headers.parameters("content-transfer-encoding")?.value
        return TransferDecoding.decode(bytes[part.body], from: encoding)
    }

    /// The parts with content of their own, in order.
    var leaves: [Part] {
        var leaves: [Part] = []
        var waiting = [root]
        while let part = waiting.popLast() {
            if part.children.isEmpty { leaves.append(part) } else { waiting += part.children.reversed() }
        }
        return leaves
    }

    private static func opened(
        _ part: Part, in bytes: [UInt8], depth: Int, count: inout Int, most: Int
    ) throws(Fault) -> Part {
        guard part.type.hasPrefix("multipart/"),
            let boundary = part.headers.parameters("content-type")?["boundary"], !boundary.isEmpty
        else { return part }
        guard depth < deepest else { throw .tooDeep }
        var opened = part
        for range in ranges(in: part.body, of: bytes, between: Array("--\(boundary)".utf8), most: most) {
            count += 1
            guard count <= most else { throw .tooManyParts }
            let (headers, body) = MIMEHeaders.read(bytes, in: range)
            let child = Part(headers: headers, body: min(body, range.upperBound)..<range.upperBound)
            opened.children.append(try Self.opened(child, in: bytes, depth: depth + 1, count: &count, most: most))
        }
        return opened
    }

    /// What stands between the lines of a boundary; the last part ends with the message where its end is missing.
    private static func ranges(
        in body: Range<Int>, of bytes: [UInt8], between boundary: [UInt8], most: Int
    ) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        var index = body.lowerBound
        while index < body.upperBound, ranges.count <= most {
            let next = bytes.lineEnd(from: index, to: body.upperBound)
            let line = bytes[index..<next]
            if line.starts(with: boundary) {
                let rest = line.dropFirst(boundary.count).withoutLineEnd
                let isLast = rest.starts(with: "--".utf8)
                if isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                    if let start { ranges.append(start..<max(start, end(before: index, in: bytes))) }
                    if isLast { return ranges }
                    start = next
                }
            }
            index = next
        }
        if let start { ranges.append(start..<body.upperBound) }
        return ranges
    }

    /// The line's end before a boundary belongs to the boundary (RFC 2046, 5.1.1).
    private static func end(before index: Int, in bytes: [UInt8]) -> Int {
        guard index > 0, bytes[index - 1] == 0x0A else { return index }
        return index > 1 && bytes[index - 2] == 0x0D ? index - 2 : index - 1
    }
}
