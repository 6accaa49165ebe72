package import Foundation

/// A file of many mails, one behind the other (MBOX, RFC 4155).
package enum Mailbox {
    /// Each mail as a file of its own would have it.
    ///
    /// A line that begins with `From ` behind an empty line begins a mail; programs that write such files put a `>`
    /// before other lines of that kind, which goes again.
    ///
    /// - Throws: `ExtractionError`: `overLimit`.
    package static func messages(in data: Data, limits: ExtractionLimits) throws(ExtractionError) -> [Data] {
        guard data.count <= limits.textBytes else { throw .mailOverLimit("it takes \(data.count) bytes") }
        let bytes = [UInt8](data)
        var messages: [Data] = []
        var message: [UInt8] = []
        var isBehindBlank = true
        var isOpen = false
        var index = 0
        while index < bytes.count {
            let next = bytes.lineEnd(from: index, to: bytes.count)
            let line = bytes[index..<next]
            if isBehindBlank, line.starts(with: "From ".utf8) {
                if isOpen { messages.append(Data(message)) }
                guard messages.count < limits.members else {
                    throw .mailOverLimit("it has more than \(limits.members) mails")
                }
                message = []
                isOpen = true
            } else {
                let marks = line.prefix { $0 == UInt8(ascii: ">") }
                let isEscaped = !marks.isEmpty && line[marks.endIndex...].starts(with: "From ".utf8)
                message.append(contentsOf: isEscaped ? line.dropFirst() : line)
            }
            isBehindBlank = line.withoutLineEnd.isEmpty
            index = next
        }
        if isOpen { messages.append(Data(message)) }
        return messages
    }
}
