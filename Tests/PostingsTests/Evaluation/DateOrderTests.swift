import Testing

@testable import Postings

@Suite struct DateOrderTests {
    /// Few different dates, so that many documents share one, and many, so that hardly any does.
    @Test(arguments: [1, 7, 2_000], [1, 10, 255, 256, 3_000, 20_000])
    func `the newest are those that sorting puts first, from any place in the order on`(dates: Int, limit: Int) {
        var random = SeededNumbers(seed: UInt64(dates * 100_000 + limit))
        let parts = [9, 4, 0].map { number in
            var documents = BlockBitmap()
            for _ in 0..<4_000 { documents.insert(UInt16(random.below(BlockBitmap.capacity))) }
            var columns = BlockColumns(
                dates: (0..<BlockBitmap.capacity).map { _ in UInt16(random.below(dates)) }, years: [], lengths: [])
            // A block that still gets reports has no order of dates.
            if number == 9 { columns.set(7, date: 3, year: 2_020, length: 5) }
            return DateOrder.Part(documents: documents, number: number, columns: columns)
        }
        var keys: [DateKey] = []
        for part in parts {
            part.documents.forEach { document in
                keys.append(
                    DateKey(date: part.columns.dates[Int(document)], block: part.number, document: document))
            }
        }
        keys.sort(by: >)
        for place in [nil, 0, 17, keys.count / 2, keys.count - 1] {
            var order = DateOrder(limit: limit, after: place.map { keys[$0] })
            let expected = place.map { keys[($0 + 1)...] } ?? keys[...]
            #expect(order.newest(of: parts) == Array(expected.prefix(limit)), "after \(place ?? -1)")
        }
    }
}
