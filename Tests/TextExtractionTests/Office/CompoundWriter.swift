import Foundation

/// Writes small OLE compound files ([MS-CFB], version 3).
struct CompoundWriter {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let sector = 512
    private static let end: UInt32 = 0xFFFF_FFFE
    private static let free: UInt32 = 0xFFFF_FFFF

    /// Streams in the root, at most three.
    ///
    /// Those below 4096 bytes go to small sectors, as the format has it.
    var streams: [(name: String, content: Data)]

    var data: Data {
        var sectors = Data()
        var table: [UInt32] = [0xFFFF_FFFD, Self.end]
        func put(_ content: Data) -> UInt32 {
            guard !content.isEmpty else { return Self.end }
            let first = UInt32(table.count)
            let count = (content.count + Self.sector - 1) / Self.sector
            table += (0..<count).map { $0 == count - 1 ? Self.end : first + UInt32($0) + 1 }
            sectors += content + Data(count: count * Self.sector - content.count)
            return first
        }
        var small = Data()
        var smallTable: [UInt32] = []
        var entries = streams.map { stream -> (name: String, kind: UInt8, start: UInt32, size: Int) in
            guard stream.content.count < 4096 else {
                return (stream.name, 2, put(stream.content), stream.content.count)
            }
            let first = UInt32(smallTable.count)
            let count = (stream.content.count + 63) / 64
            smallTable += (0..<count).map { $0 == count - 1 ? Self.end : first + UInt32($0) + 1 }
            small += stream.content + Data(count: count * 64 - stream.content.count)
            return (stream.name, 2, first, stream.content.count)
        }
        entries.insert(("Root Entry", 5, put(small), small.count), at: 0)
        let smallStart = put(Self.numbers(smallTable, upTo: (smallTable.count + 127) / 128 * 128))
        let directory = entries.enumerated().map { index, entry in
            // Each stream is the right sibling of the one before it.
            let right = index > 0 && index < entries.count - 1 ? UInt32(index + 1) : Self.free
            return Self.entry(
                entry.name, entry.kind, right: right, child: index == 0 ? 1 : Self.free, entry.start, entry.size)
        }.reduce(Data(), +)
        let header =
            Data(Self.signature) + Data(count: 16) + Self.halves([0x3E, 3, 0xFFFE, 9, 6]) + Data(count: 10)
            + Self.numbers([1, 1, 0, 4096, smallStart, smallTable.isEmpty ? 0 : 1, Self.end, 0])
            + Self.numbers([0], upTo: 109)
        return header + Self.numbers(table, upTo: 128) + directory.padded(to: Self.sector) + sectors
    }

    private static func entry(
        _ name: String, _ kind: UInt8, right: UInt32, child: UInt32, _ start: UInt32, _ size: Int
    ) -> Data {
        let units = Array(name.utf16)
        return halves(units).padded(to: 64) + halves([UInt16(units.count * 2 + 2)]) + Data([kind, 1])
            + numbers([free, right, child]) + Data(count: 36) + numbers([start, UInt32(size), 0])
    }

    private static func halves(_ values: [UInt16]) -> Data {
        Data(values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    }

    private static func numbers(_ values: [UInt32], upTo count: Int = 0) -> Data {
        let all = values + Array(repeating: free, count: max(0, count - values.count))
        return Data(all.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } })
    }
}

/// The first words of Word's main stream ([MS-DOC] 2.5.2).
enum WordStream {
    static func head(isEncrypted: Bool = false) -> Data {
        Data([0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0, isEncrypted ? 0x03 : 0x02])
    }
}

extension Data {
    fileprivate func padded(to length: Int) -> Data { self + Data(count: Swift.max(0, length - count)) }
}
