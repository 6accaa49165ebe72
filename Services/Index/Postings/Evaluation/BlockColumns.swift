/// What is known of each document of a block, by its local number; a document without a report has zeros.
package struct BlockColumns: Sendable {
    /// Days since 1970-01-01; 0 where no date is known.
    package private(set) var dates: [UInt16]
    /// The year reported on; 0 where none is known.
    package private(set) var years: [UInt16]
    /// Units of the text; 65,535 stands for that many or more.
    package private(set) var lengths: [UInt16]
    /// The greatest of the dates.
    package private(set) var newest: UInt16
    /// The greatest date of each 64 documents that share a word of a ``BlockBitmap``.
    private(set) var newestOfWords: [UInt16]
    /// All documents by their dates, the oldest first, those of one date in ascending order; empty once a document was put
    /// in.
    private(set) var byDate: [UInt16]
    /// The sum of the lengths.
    package private(set) var lengthSum: Int
    /// How many of the lengths are not zero.
    package private(set) var lengthCount: Int

    /// Takes columns of equal length; what is missing up to the end of the block is filled with zeros, and what is
    /// beyond it is left out.
    package init(dates: [UInt16], years: [UInt16], lengths: [UInt16]) {
        self.dates = Self.whole(dates)
        self.years = Self.whole(years)
        self.lengths = Self.whole(lengths)
        newestOfWords = stride(from: 0, to: BlockBitmap.capacity, by: 64).map { [dates = self.dates] start in
            dates[start..<start + 64].max() ?? 0
        }
        newest = newestOfWords.max() ?? 0
        byDate = Self.sorted(self.dates)
        lengthSum = lengths.reduce(0) { $0 + Int($1) }
        lengthCount = lengths.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
    }

    /// Puts in what is known of a document that had no date before; it costs nothing for the others of the block.
    package mutating func set(_ document: UInt16, date: UInt16, year: UInt16, length: UInt16) {
        let index = Int(document)
        lengthSum += Int(length) - Int(lengths[index])
        lengthCount += (length == 0 ? 0 : 1) - (lengths[index] == 0 ? 0 : 1)
        (dates[index], years[index], lengths[index]) = (date, year, length)
        newest = max(newest, date)
        newestOfWords[index >> 6] = max(newestOfWords[index >> 6], date)
        byDate = []
    }

    /// A sort by counting.
    private static func sorted(_ dates: [UInt16]) -> [UInt16] {
        var ends = [Int32](repeating: 0, count: Int(UInt16.max) + 2)
        for date in dates { ends[Int(date) + 1] += 1 }
        for date in 1..<ends.count { ends[date] += ends[date - 1] }
        return [UInt16](unsafeUninitializedCapacity: dates.count) { order, count in
            for (document, date) in dates.enumerated() {
                order[Int(ends[Int(date)])] = UInt16(truncatingIfNeeded: document)
                ends[Int(date)] += 1
            }
            count = dates.count
        }
    }

    private static func whole(_ column: [UInt16]) -> [UInt16] {
        guard column.count != BlockBitmap.capacity else { return column }
        let kept = column.prefix(BlockBitmap.capacity)
        return kept + [UInt16](repeating: 0, count: BlockBitmap.capacity - kept.count)
    }
}
