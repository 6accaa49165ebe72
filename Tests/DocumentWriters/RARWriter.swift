package import Foundation

/// Writes RAR archives (version 4) whose files are stored, for programs that pack such are not free.
///
/// Blocks as the format's technical note has them: CRC, type, flags, size, then what the type needs.
package enum RARWriter {
    package static func archive(_ files: [(path: String, content: Data)]) -> Data {
        var data = Data([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x00])
        data += block(type: 0x73, flags: 0, [0, 0, 0, 0, 0, 0])
        for (path, content) in files {
            // In GBK, as programs on Chinese Windows write names beside the Unicode ones.
            let name = (try? encoded(path, as: "GBK")) ?? Data()
            let size = little(content.count, 4)
            var fields = size + size + [2] + little(Int(crc(content)), 4) + little(0, 4)
            fields += [20, 0x30] + little(name.count, 2) + little(0x20, 4)
            data += block(type: 0x74, flags: 0x8000, fields + [UInt8](name)) + content
        }
        return data + block(type: 0x7B, flags: 0x4000, [])
    }

    private static func block(type: UInt8, flags: Int, _ fields: [UInt8]) -> Data {
        let rest = [type] + little(flags, 2) + little(7 + fields.count, 2) + fields
        return Data(little(Int(crc(Data(rest))) & 0xFFFF, 2) + rest)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 as in ZIP.
    private static func crc(_ data: Data) -> UInt32 {
        ~data.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
