package import Foundation

/// What the C library makes of a text in another encoding.
///
/// - Throws: `NotEncoded` where the encoding is not known or lacks a character.
package func encoded(_ text: String, as name: String) throws -> Data {
    guard let converter = iconv_open(name, "UTF-8"), Int(bitPattern: converter) != -1 else {
        throw NotEncoded(name: name)
    }
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    var (remaining, room) = (input.count, output.count)
    let result = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var from = input.baseAddress
            var to = output.baseAddress
            return iconv(converter, &from, &remaining, &to, &room)
        }
    }
    guard result != Int.max, remaining == 0 else { throw NotEncoded(name: name) }
    return Data(output.prefix(output.count - room).map { UInt8(bitPattern: $0) })
}

/// A text that an encoding can't hold.
package struct NotEncoded: Error {
    /// What iconv calls the encoding.
    package let name: String
}
