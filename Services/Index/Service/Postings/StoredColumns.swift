internal import Foundation
internal import Postings

/// The columns of a block as the store keeps them: three times 65,536 numbers of two bytes, little-endian.
struct StoredColumns {
    private var dates: [UInt16]
    private var years: [UInt16]
    private var lengths: [UInt16]

    /// Nothing known yet.
    init() { self.init(BlockColumns(dates: [], years: [], lengths: [])) }

    /// Takes what was read.
    init(_ columns: BlockColumns) { (dates, years, lengths) = (columns.dates, columns.years, columns.lengths) }

    /// Reads the store's bytes; nil for any other length.
    static func read(_ data: Data) -> BlockColumns? {
        guard data.count == 6 * BlockBitmap.capacity else { return nil }
        return data.withUnsafeBytes { bytes in
            func column(_ number: Int) -> [UInt16] {
                (0..<BlockBitmap.capacity).map {
                    let offset = (number * BlockBitmap.capacity + $0) * 2
                    return UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
                }
            }
            return BlockColumns(dates: column(0), years: column(1), lengths: column(2))
        }
    }

    /// Puts a report in.
    mutating func set(_ entry: PostingTail.Entry) {
        let document = Int(UInt16(truncatingIfNeeded: entry.sequence))
        dates[document] = entry.date
        years[document] = entry.year
        lengths[document] = UInt16(clamping: entry.vector.unitCount)
    }

    /// As the store keeps them.
    var data: Data {
        var data = Data(capacity: 6 * BlockBitmap.capacity)
        for column in [dates, years, lengths] {
            column.map { $0.littleEndian }.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        return data
    }
}
