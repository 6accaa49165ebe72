public import Foundation

extension JSONMembers {
    /// The value of a string member of the object that the bytes are, or are the beginning of.
    ///
    /// - Returns: nil where the member does not end within the bytes, or is none of the object's.
    public static func string(_ name: StaticString, inBeginning json: Data) -> String? {
        let found = json.withUnsafeBytes { bytes in
            try? place(of: name, in: bytes.bindMemory(to: UInt8.self))
        }
        guard let place = found else { return nil }
        let value = json[json.startIndex + place.lowerBound..<json.startIndex + place.upperBound]
        return try? JSONDecoder().decode(String.self, from: value)
    }

    private static func place(
        of name: StaticString, in bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONSyntaxError) -> Range<Int>? {
        var scan = JSONScan(bytes)
        scan.skipSpace()
        try scan.take(UInt8(ascii: "{"))
        while true {
            scan.skipSpace()
            let start = scan.position
            try scan.skipString()
            let isIt = isName(name, UnsafeBufferPointer(rebasing: bytes[start + 1..<scan.position - 1]))
            scan.skipSpace()
            try scan.take(UInt8(ascii: ":"))
            scan.skipSpace()
            let value = scan.position
            try scan.skipValue()
            if isIt { return value..<scan.position }
            scan.skipSpace()
            guard scan.byte == UInt8(ascii: ",") else { return nil }
            try scan.take(UInt8(ascii: ","))
        }
    }
}
