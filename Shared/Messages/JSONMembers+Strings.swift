extension JSONMembers {
    /// The value of a string member of an object that is valid JSON, as stored reports are.
    ///
    /// It is looked for from the end, where a report, whose names are in order, has its text: what stands before it is
    /// passed over unread.
    /// - Returns: nil where the object has no such member, or its value is no string.
    public static func string(_ name: StaticString, of json: [UInt8]) -> String? {
        json.withUnsafeBufferPointer { bytes in
            guard let place = lastPlace(of: name, in: bytes) ?? (try? firstPlace(of: name, in: bytes)) else {
                return nil
            }
            return JSONString.decode(UnsafeBufferPointer(rebasing: bytes[place]))
        }
    }

    /// The value behind the name's last occurrence, if it is the object's own: only members of the object may follow, up to
    /// the bracket that ends all.
    ///
    /// Within a string no name can seem to stand, since its quotes are escaped there.
    private static func lastPlace(of name: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let length = name.utf8CodeUnitCount
        var colon = bytes.count - 1
        while colon > length + 1 {
            defer { colon -= 1 }
            guard bytes[colon] == UInt8(ascii: ":"), bytes[colon - 1] == UInt8(ascii: "\""),
                bytes[colon - length - 2] == UInt8(ascii: "\""),
                isName(name, UnsafeBufferPointer(rebasing: bytes[colon - length - 1..<colon - 1])),
                colon - length - 3 >= 0, [UInt8(ascii: ","), UInt8(ascii: "{")].contains(bytes[colon - length - 3])
            else { continue }
            return try? place(endingObjectFrom: colon + 1, in: bytes)
        }
        return nil
    }

    /// The value that stands somewhere, if members alone follow it to the end.
    private static func place(
        endingObjectFrom start: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONSyntaxError) -> Range<Int>? {
        var scan = JSONScan(bytes, from: start)
        scan.skipSpace()
        let value = scan.position
        try scan.skipValue()
        let end = scan.position
        scan.skipSpace()
        while scan.byte == UInt8(ascii: ",") {
            try scan.take(UInt8(ascii: ","))
            scan.skipSpace()
            try scan.skipString()
            scan.skipSpace()
            try scan.take(UInt8(ascii: ":"))
            try scan.skipValue()
            scan.skipSpace()
        }
        try scan.take(UInt8(ascii: "}"))
        scan.skipSpace()
        return scan.position == bytes.count ? value..<end : nil
    }

    private static func firstPlace(
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
