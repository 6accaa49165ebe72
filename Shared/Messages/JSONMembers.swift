public import Foundation

/// A few members of a large JSON object, without decoding the rest of it.
///
/// A stage reads a handful of a report's values and keeps the whole as it came; decoding all of a report takes longer
/// than storing it.
public enum JSONMembers {
    /// The object with only the members of these names, in their order, each with the bytes that it had.
    ///
    /// The whole is read through, so that what is no JSON is refused wherever it is wrong (RFC 8259; whether the text
    /// of strings is UTF-8 is left to who decodes them). A name written with escapes is not recognised: ours are not.
    /// - Throws: ``JSONSyntaxError`` with the byte at which the text stops being an object of JSON.
    public static func select(_ names: [StaticString], of json: Data) throws(JSONSyntaxError) -> Data {
        let selected = json.withUnsafeBytes { bytes in
            Result { () throws(JSONSyntaxError) in try select(names, of: bytes.bindMemory(to: UInt8.self)) }
        }
        return try selected.get()
    }

    private static func select(
        _ names: [StaticString], of bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONSyntaxError) -> Data {
        var scan = JSONScan(bytes)
        var kept = Data([UInt8(ascii: "{")])
        scan.skipSpace()
        try scan.take(UInt8(ascii: "{"))
        scan.skipSpace()
        var isFirst = true
        while isFirst ? scan.byte != UInt8(ascii: "}") : scan.byte == UInt8(ascii: ",") {
            if !isFirst {
                try scan.take(UInt8(ascii: ","))
                scan.skipSpace()
            }
            isFirst = false
            let start = scan.position
            try scan.skipString()
            let name = UnsafeBufferPointer(rebasing: bytes[start + 1..<scan.position - 1])
            scan.skipSpace()
            try scan.take(UInt8(ascii: ":"))
            try scan.skipValue()
            if names.contains(where: { isName($0, name) }) {
                if kept.count > 1 { kept.append(UInt8(ascii: ",")) }
                kept.append(UnsafeBufferPointer(rebasing: bytes[start..<scan.position]))
            }
            scan.skipSpace()
        }
        try scan.take(UInt8(ascii: "}"))
        scan.skipSpace()
        guard scan.position == bytes.count else { throw JSONSyntaxError(offset: scan.position) }
        kept.append(UInt8(ascii: "}"))
        return kept
    }

    static func isName(_ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        name.utf8CodeUnitCount == bytes.count && name.withUTF8Buffer { $0.elementsEqual(bytes) }
    }
}

/// What is not JSON.
public struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
    /// Bytes before the first one that can't stand there.
    public let offset: Int

    /// For people: where the text is wrong.
    public var description: String { "not an object of JSON: byte \(offset) can't stand there" }
}
