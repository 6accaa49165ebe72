internal import CZlib
internal import Foundation

/// CRC-32 as zlib computes it (RFC 1952, 8), against what changes on the way.
enum Checksum {
    /// The checksum of bytes.
    static func of(_ bytes: Data) -> UInt32 {
        bytes.withUnsafeBytes { bytes in
            UInt32(
                truncatingIfNeeded: crc32_z(0, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count))
        }
    }
}
