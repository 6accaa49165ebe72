public import Foundation

/// Reads JSON text (RFC 8259) value by value as it comes, without a tree of it or the keys of its objects in memory.
///
/// Made for the long lists of a report, of which an indexing worker needs a few members of each element: decoding them by
/// `JSONDecoder` took more than a third of its time. Values are asked for in the order in which they stand; what is not asked for is
/// passed over, and must be JSON too. Whether strings that are passed over are UTF-8 is not looked at.
public struct JSONReader {
    /// Objects and lists within each other; `JSONDecoder` goes no deeper either.
    public static let depthLimit = 512

    private let bytes: UnsafeBufferPointer<UInt8>
    private var scan: JSONScan
    private var depth = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        scan = JSONScan(bytes)
    }

    /// Reads the one value that a text is.
    ///
    /// - Throws: ``JSONSyntaxError``, ``JSONReadError``, and what the body throws.
    public static func read<Value>(_ json: Data, _ body: (inout JSONReader) throws -> Value) throws -> Value {
        try json.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes.bindMemory(to: UInt8.self))
            let value = try body(&reader)
            reader.scan.skipSpace()
            guard reader.scan.position == bytes.count else { throw JSONSyntaxError(offset: reader.scan.position) }
            return value
        }
    }

    /// Reads an object: calls with the name of each member, whose value may then be read.
    ///
    /// A name written with escapes is given as it is written: ours have none.
    public mutating func members(_ body: (JSONName, inout JSONReader) throws -> Void) throws {
        try open(UInt8(ascii: "{"), "an object")
        while scan.byte != UInt8(ascii: "}") {
            let start = scan.position
            try scan.skipString()
            let name = JSONName(UnsafeBufferPointer(rebasing: bytes[start + 1..<scan.position - 1]))
            scan.skipSpace()
            try scan.take(UInt8(ascii: ":"))
            try readOrSkip { try body(name, &$0) }
            guard try isFollowed(before: UInt8(ascii: "}")) else { break }
        }
        try close(UInt8(ascii: "}"))
    }

    /// Reads a list, element by element.
    public mutating func elements<Value>(_ element: (inout JSONReader) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try open(UInt8(ascii: "["), "a list")
        while scan.byte != UInt8(ascii: "]") {
            try readOrSkip { values.append(try element(&$0)) }
            guard try isFollowed(before: UInt8(ascii: "]")) else { break }
        }
        try close(UInt8(ascii: "]"))
        return values
    }

    /// Reads a string.
    public mutating func string() throws -> String {
        let value = try scalar("a string") { $0 == UInt8(ascii: "\"") }
        guard let string = JSONString.decode(value) else { throw JSONReadError.kind("a string", offset: scan.position) }
        return string
    }

    /// Reads a number.
    public mutating func number() throws -> Double {
        let value = try scalar("a number", Self.beginsNumber)
        // Whole numbers of up to 15 digits are exact.
        if value.count <= 15, let whole = Self.whole(value) { return Double(whole) }
        guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
            throw JSONReadError.kind("a number of 64 bits", offset: scan.position)
        }
        return number
    }

    /// Reads a whole number, written without a fraction or an exponent.
    public mutating func integer() throws -> Int {
        let value = try scalar("a whole number", Self.beginsNumber)
        guard let whole = value.count <= 15 ? Self.whole(value) : Int(String(decoding: value, as: UTF8.self)) else {
            throw JSONReadError.kind("a whole number of 64 bits", offset: scan.position)
        }
        return whole
    }

    /// Whether the next value is `null`, which is then passed over.
    public mutating func isNull() throws -> Bool {
        scan.skipSpace()
        guard scan.byte == UInt8(ascii: "n") else { return false }
        try scan.skipValue()
        return true
    }

    private static func beginsNumber(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func whole(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        let isNegative = digits.first == UInt8(ascii: "-")
        var value = 0
        for digit in digits.dropFirst(isNegative ? 1 : 0) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return isNegative ? -value : value
    }

    /// The bytes of the next value, which is none with parts.
    private mutating func scalar(_ kind: String, _ begins: (UInt8) -> Bool) throws -> UnsafeBufferPointer<UInt8> {
        scan.skipSpace()
        let start = scan.position
        guard begins(scan.byte) else { throw JSONReadError.kind(kind, offset: start) }
        try scan.skipValue()
        return UnsafeBufferPointer(rebasing: bytes[start..<scan.position])
    }

    private mutating func readOrSkip(_ body: (inout JSONReader) throws -> Void) throws {
        scan.skipSpace()
        let start = scan.position
        try body(&self)
        if scan.position == start { try scan.skipValue() }
    }

    private mutating func open(_ bracket: UInt8, _ kind: String) throws {
        scan.skipSpace()
        guard scan.byte == bracket else { throw JSONReadError.kind(kind, offset: scan.position) }
        guard depth < Self.depthLimit else { throw JSONReadError.tooDeep(offset: scan.position) }
        depth += 1
        try scan.take(bracket)
        scan.skipSpace()
    }

    private mutating func close(_ bracket: UInt8) throws {
        try scan.take(bracket)
        depth -= 1
    }

    /// Behind a value: goes over the comma to the next one, if there is one.
    private mutating func isFollowed(before bracket: UInt8) throws -> Bool {
        scan.skipSpace()
        guard scan.byte == UInt8(ascii: ",") else { return false }
        try scan.take(UInt8(ascii: ","))
        scan.skipSpace()
        guard scan.byte != bracket else { throw JSONSyntaxError(offset: scan.position) }
        return true
    }
}

/// The name of a member, while its object is read.
public struct JSONName {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Whether it is this one.
    public static func == (name: JSONName, other: StaticString) -> Bool { JSONMembers.isName(other, name.bytes) }

    /// For `switch`.
    public static func ~= (other: StaticString, name: JSONName) -> Bool { name == other }
}
