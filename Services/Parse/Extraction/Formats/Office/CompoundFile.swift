import Foundation

/// An OLE compound file ([MS-CFB]): which streams lie in its root, and whether they are there in full.
struct CompoundFile {
    /// A stream right below the root.
    struct Stream {
        fileprivate var start: UInt32
        /// Its length in bytes.
        var size: Int
    }

    /// What a file of this kind begins with ([MS-CFB] 2.2).
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static let entrySize = 128
    /// Streams below this size lie in small sectors ([MS-CFB] 2.2).
    private static let smallest = 4096
    private static let smallSectorSize = 64
    /// Sector numbers from here on are marks ([MS-CFB] 2.1).
    private static let firstMark: UInt32 = 0xFFFF_FFFA

    /// By name.
    private(set) var streams: [String: Stream] = [:]

    private let bytes: ByteReader
    private let sectorSize: Int
    /// The sectors that the allocation table lies in.
    private var tables: [UInt32] = []
    private var smallTable: [UInt32] = []
    private var smallSectors: [UInt32] = []

    /// - Returns: nil where the file has no directory that can be read.
    init?(_ data: Data) {
        bytes = ByteReader(data)
        guard data.starts(with: Self.signature), let shift = bytes.number16(at: 0x1E), shift == 9 || shift == 12,
            bytes.number16(at: 0x20) == 6, let directory = bytes.number32(at: 0x30),
            let smallTable = bytes.number32(at: 0x3C)
        else { return nil }
        sectorSize = 1 << Int(shift)
        tables = allocationTables()
        guard let sectors = chain(from: directory), readDirectory(sectors) else { return nil }
        self.smallTable = smallTable >= Self.firstMark ? [] : chain(from: smallTable) ?? []
    }

    /// Whether all of the stream is in the file.
    func isWhole(_ stream: Stream) -> Bool {
        guard stream.size > 0, stream.size >= Self.smallest else { return read(stream, atMost: Self.smallest) != nil }
        let needed = (stream.size + sectorSize - 1) / sectorSize
        guard needed <= bytes.count / sectorSize + 1, let sectors = chain(from: stream.start, atMost: needed),
            sectors.count == needed
        else { return false }
        let rest = stream.size - (needed - 1) * sectorSize
        return sectors.enumerated().allSatisfy { index, sector in
            offset(of: sector) + (index == needed - 1 ? rest : sectorSize) <= bytes.count
        }
    }

    /// The beginning of a stream; nil where not all of that is in the file.
    func read(_ stream: Stream, atMost most: Int) -> [UInt8]? {
        let count = min(most, stream.size)
        guard count > 0 else { return [] }
        let isSmall = stream.size < Self.smallest
        let size = isSmall ? Self.smallSectorSize : sectorSize
        let needed = (count + size - 1) / size
        guard
            let sectors = isSmall ? smallChain(from: stream.start, needed) : chain(from: stream.start, atMost: needed),
            sectors.count == needed
        else { return nil }
        var content: [UInt8] = []
        for sector in sectors {
            guard let place = isSmall ? smallOffset(of: sector) : offset(of: sector),
                let part = bytes.slice(place, min(size, count - content.count))
            else { return nil }
            content += part
        }
        return content
    }

    // MARK: - Sectors

    private func offset(of sector: UInt32) -> Int { (Int(sector) + 1) * sectorSize }

    /// The sectors of the allocation table: 109 in the header, more in sectors of their own ([MS-CFB] 2.5).
    private func allocationTables() -> [UInt32] {
        let most = bytes.count / sectorSize
        var found = (0..<109).compactMap { bytes.number32(at: 0x4C + $0 * 4) }.filter { $0 < Self.firstMark }
        var next = bytes.number32(at: 0x44) ?? Self.firstMark
        var visited = 0
        while next < Self.firstMark, visited <= most, found.count <= most {
            visited += 1
            let place = offset(of: next)
            let entries = sectorSize / 4 - 1
            found += (0..<entries).compactMap { bytes.number32(at: place + $0 * 4) }.filter { $0 < Self.firstMark }
            next = bytes.number32(at: place + entries * 4) ?? Self.firstMark
        }
        return found
    }

    private func following(_ sector: UInt32) -> UInt32? {
        let (table, entry) = Int(sector).quotientAndRemainder(dividingBy: sectorSize / 4)
        guard tables.indices.contains(table) else { return nil }
        return bytes.number32(at: offset(of: tables[table]) + entry * 4)
    }

    /// The sectors from one on; nil where they lead out of the file or in a circle.
    private func chain(from start: UInt32, atMost most: Int = .max) -> [UInt32]? {
        var sectors: [UInt32] = []
        var next = start
        while next < Self.firstMark, sectors.count < most {
            guard sectors.count <= bytes.count / sectorSize, offset(of: next) < bytes.count else { return nil }
            sectors.append(next)
            guard let following = following(next) else { return nil }
            next = following
        }
        return sectors
    }

    private func smallChain(from start: UInt32, _ count: Int) -> [UInt32]? {
        var sectors: [UInt32] = []
        var next = start
        while next < Self.firstMark, sectors.count < count {
            sectors.append(next)
            let (table, entry) = Int(next).quotientAndRemainder(dividingBy: sectorSize / 4)
            guard smallTable.indices.contains(table),
                let following = bytes.number32(at: offset(of: smallTable[table]) + entry * 4)
            else { return nil }
            next = following
        }
        return sectors
    }

    private func smallOffset(of sector: UInt32) -> Int? {
        let (index, rest) = (Int(sector) * Self.smallSectorSize).quotientAndRemainder(dividingBy: sectorSize)
        guard smallSectors.indices.contains(index) else { return nil }
        return offset(of: smallSectors[index]) + rest
    }
}

// MARK: - The directory

extension CompoundFile {
    /// Finds the streams below the root: the entries are a tree of siblings ([MS-CFB] 2.6).
    private mutating func readDirectory(_ sectors: [UInt32]) -> Bool {
        let perSector = sectorSize / Self.entrySize
        func place(_ entry: UInt32) -> Int? {
            let (index, rest) = Int(entry).quotientAndRemainder(dividingBy: perSector)
            return sectors.indices.contains(index) ? offset(of: sectors[index]) + rest * Self.entrySize : nil
        }
        guard let root = place(0), let first = bytes.number32(at: root + 0x4C) else { return false }
        smallSectors = bytes.number32(at: root + 0x74).flatMap { chain(from: $0) } ?? []
        var open = [first]
        var visited = 0
        while let entry = open.popLast() {
            guard let place = place(entry) else { continue }
            visited += 1
            guard visited <= sectors.count * perSector else { return false }
            open += [0x44, 0x48].compactMap { bytes.number32(at: place + $0) }
            guard bytes.slice(place + 0x42, 1)?.first == 2, let start = bytes.number32(at: place + 0x74),
                let size = bytes.number32(at: place + 0x78)
            else { continue }
            streams[name(at: place)] = Stream(start: start, size: Int(size))
        }
        return true
    }

    private func name(at place: Int) -> String {
        let length = min(Int(bytes.number16(at: place + 0x40) ?? 0), 64) / 2
        let units = (0..<max(0, length - 1)).compactMap { bytes.number16(at: place + $0 * 2) }
        return String(decoding: units, as: UTF16.self)
    }
}
