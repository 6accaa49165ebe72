import Foundation

/// The header of a message or of one of its parts (RFC 5322, 2.2), as its bytes are.
struct MIMEHeaders {
    private struct Field {
        /// In lower case.
        var name: String
        /// Unfolded.
        var value: [UInt8]
    }

    private var fields: [Field] = []

    /// No field has a longer name.
    private static let longestName = 76

    /// Reads the fields up to the empty line, or to a line that is none where that line is missing.
    ///
    /// - Returns: The fields, and where the body begins.
    static func read(_ bytes: [UInt8], in range: Range<Int>) -> (headers: Self, body: Int) {
        var headers = Self()
        var index = range.lowerBound
        while index < range.upperBound {
            let next = bytes.lineEnd(from: index, to: range.upperBound)
            let line = bytes[index..<next].withoutLineEnd
            if line.isEmpty { return (headers, next) }
            if line.first == 0x20 || line.first == 0x09 {
                guard !headers.fields.isEmpty else { return (headers, index) }
                headers.fields[headers.fields.count - 1].value.append(contentsOf: line)
            } else if let colon = name(of: line) {
                headers.fields.append(
                    Field(
                        name: String(decoding: line[..<colon].map(\.lowercasedASCII), as: UTF8.self)
                            .trimmingCharacters(in: .whitespaces),
                        value: Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })))
            } else {
                return (headers, index)
            }
            index = next
        }
        return (headers, range.upperBound)
    }

    /// Where the colon behind a line's field name stands; nil for a line that begins with none.
    private static func name(of line: ArraySlice<UInt8>) -> Int? {
        guard let colon = line.prefix(longestName + 2).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
            line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F || $0 == 0x20 }), line.first != 0x20,
            !line[..<colon].dropLast().contains(0x20)
        else { return nil }
        return colon
    }

    var isEmpty: Bool { fields.isEmpty }
    var names: [String] { fields.map(\.name) }

    /// The first value of a field, its name in lower case.
    func bytes(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The same as a person reads it; nil where it is not there or blank.
    func text(_ name: String) -> String? {
        guard let value = bytes(name) else { return nil }
        let text = EncodedWords.decode(value[...]).trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }

    /// A field of a value with parameters.
    func parameters(_ name: String) -> MIMEParameters? { bytes(name).map { MIMEParameters($0) } }
}

extension [UInt8] {
    /// Behind the end of the line that holds a place.
    func lineEnd(from index: Int, to end: Int) -> Int {
        withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, index < end, let found = memchr(base + index, 0x0A, end - index) else {
                return end
            }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        }
    }
}

extension ArraySlice<UInt8> {
    /// A line without `\n` or `\r\n`.
    var withoutLineEnd: Self {
        let line = last == 0x0A ? dropLast() : self
        return line.last == 0x0D ? line.dropLast() : line
    }
}
