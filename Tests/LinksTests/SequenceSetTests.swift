import Foundation
import Links
import Testing

@Suite struct SequenceSetTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a sequence set says what a plain set says`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var set = SequenceSet()
        var plain: Set<Int64> = []
        for _ in 0..<400 {
            let start = Int64.random(in: 0...120, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<6:
                set.insert(start)
                plain.insert(start)
            case 6..<9:
                let range = start...(start + Int64.random(in: 0...9, using: &random))
                set.insert(range)
                plain.formUnion(range)
            default:
                let through = Int64.random(in: 0...60, using: &random)
                set.removeThrough(through)
                plain = plain.filter { $0 > through }
            }
            #expect(set.ranges.flatMap { Array($0) } == plain.sorted())
            #expect(zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
            #expect(set.isEmpty == plain.isEmpty)
            let asked = Int64.random(in: -1...131, using: &random)
            #expect(set.contains(asked) == plain.contains(asked))
        }
    }

    @Test func `neighbours join into one range`() {
        var set = SequenceSet()
        for sequence in [5, 1, 3, 2, 4] as [Int64] { set.insert(sequence) }
        #expect(set.pairs == [[1, 5]])
    }

    @Test func `the ends of the number line are no trap`() {
        var set = SequenceSet()
        set.insert(.max)
        set.insert(.min)
        set.insert(Int64.max - 1)
        #expect(set.contains(.max) && set.contains(.min) && !set.contains(0))
        #expect(set.ranges.count == 2)
        set.insert(Int64.min...Int64.max)
        #expect(set.ranges == [Int64.min...Int64.max])
        set.removeThrough(.max)
        #expect(set.isEmpty)
    }

    @Test func `it is stored as pairs and read back`() throws {
        var set = SequenceSet()
        set.insert(3...9)
        set.insert(12)
        let json = try WireJSON.encode(set)
        #expect(String(decoding: json, as: UTF8.self) == "[[3,9],[12,12]]")
        #expect(try WireJSON.decode(SequenceSet.self, from: json) == set)
    }

    @Test(arguments: ["[[2,1]]", "[[1]]", "[[1,2,3]]", "{}", "[1,2]"])
    func `pairs that are none are refused`(json: String) {
        #expect(throws: (any Error).self) { try WireJSON.decode(SequenceSet.self, from: Data(json.utf8)) }
    }
}
