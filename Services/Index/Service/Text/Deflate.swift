internal import CZlib
import Foundation
import Messages

/// zlib streams (RFC 1950) of whole values.
enum Deflate {
    /// A byte of a stream makes no more bytes than this (zlib's technical details: 1032 to 1).
    private static let mostExpansion = 1032

    /// Packs bytes; level 1 is fast, 9 is small.
    static func pack(_ bytes: some ContiguousBytes, level: Int32) throws -> Data {
        try bytes.withUnsafeBytes { source in
            let bound = compressBound(uLong(source.count))
            var packed = Data(count: Int(bound))
            var length = bound
            let status = packed.withUnsafeMutableBytes { target in
                compress2(
                    target.bindMemory(to: UInt8.self).baseAddress,
                    &length,
                    source.bindMemory(to: UInt8.self).baseAddress,
                    uLong(source.count),
                    level
                )
            }
            guard status == Z_OK else { throw IndexError(.malformed, "zlib refuses to pack (status \(status))") }
            return packed.prefix(Int(length))
        }
    }

    /// Unpacks a stream whose unpacked size is known; anything else is an error.
    static func unpackData(_ packed: Data, size: Int) throws -> Data { Data(try unpack(packed, size: size)) }

    /// Unpacks a stream whose unpacked size is known; anything else is an error.
    static func unpack(_ packed: Data, size: Int) throws -> [UInt8] {
        guard size > 0 else { return [] }
        // A size that no stream of this length can have is a lie, and must not be asked of the memory.
        guard size <= packed.count * mostExpansion + 64 else {
            throw IndexError(.malformed, "\(packed.count) packed bytes can't be the \(size) that they are said to be")
        }
        var status = Z_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { target, count in
            var length = uLong(size)
            status = packed.withUnsafeBytes { source in
                uncompress(
                    target.baseAddress,
                    &length,
                    source.bindMemory(to: UInt8.self).baseAddress,
                    uLong(source.count)
                )
            }
            count = status == Z_OK ? Int(length) : 0
        }
        guard status == Z_OK, bytes.count == size else {
            throw IndexError(
                .corrupt, "A packed body does not unpack to its \(Counted.text(size, "byte")) (zlib status \(status))")
        }
        return bytes
    }
}
