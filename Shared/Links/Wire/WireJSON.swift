package import Foundation
package import ZeroMQ

/// JSON as it stands in frames and stores: UTF-8, keys sorted so that equal values are equal bytes.
package enum WireJSON {
    /// Encodes a value.
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Decodes a value; unknown keys are passed over.
    package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try JSONDecoder().decode(type, from: data)
    }

    /// Decodes a value from a frame.
    package static func decode<Value: Decodable>(_ type: Value.Type, from frame: Frame) throws -> Value {
        try JSONDecoder().decode(type, from: frame.data)
    }

    /// Whether bytes look like a JSON object that nests at most `limit` levels; decoders recurse, so this comes first.
    package static func isShallowObject(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Bool {
        guard bytes.first == UInt8(ascii: "{") else { return false }
        var depth = 0
        var inString = false
        var escaped = false
        for byte in bytes {
            if inString {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                guard depth <= limit else { return false }
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return depth == 0 && !inString
    }
}
