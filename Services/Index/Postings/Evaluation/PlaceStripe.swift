/// Where a phrase begins in the documents of a sixteenth of a block: small enough to stay in the nearest cache while the
/// lists of the phrase's pairs are held against it one after the other.
struct PlaceStripe: ~Copyable {
    /// Stripes of a block.
    static let count = BlockBitmap.wordCount / wordCount
    static let wordCount = 64
    private static let capacity = wordCount * 64
    /// Places that are compared at once.
    private static let lanes = 8

    private let documents = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
    private let ends = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
    private var begins = places(capacity)
    private var room = capacity
    private var other = places(capacity)
    private var otherRoom = capacity
    private var filled = 0

    /// Makes an empty stripe.
    init() {}

    /// Room for places, and behind them for as many as are compared at once.
    private static func places(_ count: Int) -> UnsafeMutablePointer<UInt32> {
        let places = UnsafeMutablePointer<UInt32>.allocate(capacity: count + lanes)
        places.initialize(repeating: 0, count: count + lanes)
        return places
    }

    deinit {
        documents.deallocate()
        ends.deallocate()
        begins.deallocate()
        other.deallocate()
    }

    /// Whether no document is left.
    var isEmpty: Bool { filled == 0 }

    /// Takes the places of a list, each less an offset, for those documents of a stripe that are asked for, all of which
    /// the list has; gives the number of places read.
    mutating func load(
        _ stripe: Int, of asked: BlockBitmap, from placed: PlacedList, at reader: inout PlaceReader, offset: UInt32
    ) throws -> Int {
        filled = 0
        var used = 0
        var total = 0
        let isSound = placed.list.places.withUnsafeBufferPointer { bytes in
            placed.documents.words.withUnsafeBufferPointer { words in
                asked.words.withUnsafeBufferPointer { asked in
                    for index in stripe * Self.wordCount..<(stripe + 1) * Self.wordCount {
                        var word = asked[index]
                        while word != 0 {
                            let document = UInt16(truncatingIfNeeded: index << 6 | word.trailingZeroBitCount)
                            word &= word - 1
                            let ordinal = reader.ordinal(of: document, in: words)
                            guard let run = reader.seek(ordinal, in: bytes) else { return false }
                            reserve(used, run.count)
                            run.read(bytes, to: begins + used)
                            total += run.count
                            used = offset == 0 ? used + run.count : shift(used, run.count, by: offset)
                            documents[filled] = document
                            ends[filled] = used
                            filled += 1
                        }
                    }
                    return true
                }
            }
        }
        guard isSound else { throw PostingError.damaged(placed.key) }
        return total
    }

    /// Keeps the places that are a place of another list less its offset, and the documents that have some left; gives
    /// the number of places read.
    mutating func keep(
        _ placed: PlacedList, at reader: inout PlaceReader, offset: UInt32
    ) throws -> Int {
        var total = 0
        let isSound = placed.list.places.withUnsafeBufferPointer { bytes in
            placed.documents.words.withUnsafeBufferPointer { words in
                var (kept, used, start) = (0, 0, 0)
                for number in 0..<filled {
                    let (document, end) = (documents[number], ends[number])
                    if start < end {
                        let ordinal = reader.ordinal(of: document, in: words)
                        guard let run = reader.seek(ordinal, in: bytes) else { return false }
                        reserveOther(run.count)
                        run.read(bytes, to: other)
                        total += run.count
                        let before = used
                        intersect(start..<end, with: run.count, offset: offset, to: &used)
                        if used > before {
                            documents[kept] = document
                            ends[kept] = used
                            kept += 1
                        }
                    }
                    start = end
                }
                filled = kept
                return true
            }
        }
        guard isSound else { throw PostingError.damaged(placed.key) }
        return total
    }

    /// Calls with each document and its places.
    @inline(__always)
    func forEach(_ body: (UInt16, UnsafeBufferPointer<UInt32>) throws -> Void) rethrows {
        var start = 0
        for number in 0..<filled {
            let end = ends[number]
            if start < end {
                try body(documents[number], UnsafeBufferPointer(start: begins + start, count: end - start))
            }
            start = end
        }
    }

    @inline(__always)
    private func intersect(_ places: Range<Int>, with count: Int, offset: UInt32, to used: inout Int) {
        guard places.count > Self.lanes || count > Self.lanes || mayMeet(places, offset: offset) else { return }
        var (first, second) = (places.lowerBound, 0)
        while first < places.upperBound, second < count {
            let begin = begins[first]
            let (wanted, there) = (begin &+ offset, other[second])
            if wanted == there {
                begins[used] = begin
                used += 1
            }
            first += wanted <= there ? 1 : 0
            second += there <= wanted ? 1 : 0
        }
    }

    /// Whether one of at most eight places is one of at most eight others.
    ///
    /// Now and then it says so in error, since it compares what stands behind them too; but most documents without the
    /// phrase are told without a branch for each place.
    @inline(__always)
    private func mayMeet(_ places: Range<Int>, offset: UInt32) -> Bool {
        let there = UnsafeRawPointer(other).loadUnaligned(as: SIMD8<UInt32>.self)
        let wanted = begins + places.lowerBound
        var met = SIMD8<UInt32>(repeating: 0)
        for index in 0..<4 { met |= Self.zeros(there ^ SIMD8(repeating: wanted[index] &+ offset)) }
        if places.count > 4 {
            for index in 4..<Self.lanes { met |= Self.zeros(there ^ SIMD8(repeating: wanted[index] &+ offset)) }
        }
        let halves = unsafeBitCast(met, to: SIMD4<UInt64>.self)
        return (halves[0] | halves[1] | halves[2] | halves[3]) & 0x8000_0000_8000_0000 != 0
    }

    /// The highest bit of each number that is zero.
    @inline(__always)
    private static func zeros(_ numbers: SIMD8<UInt32>) -> SIMD8<UInt32> {
        (numbers &- SIMD8(repeating: 1)) & ~numbers
    }

    @inline(__always)
    private func shift(_ start: Int, _ count: Int, by offset: UInt32) -> Int {
        var used = start
        for index in start..<start + count where begins[index] >= offset {
            begins[used] = begins[index] - offset
            used += 1
        }
        return used
    }

    @inline(__always)
    private mutating func reserve(_ used: Int, _ count: Int) {
        guard used + count > room else { return }
        room = (used + count) * 2
        let larger = Self.places(room)
        larger.update(from: begins, count: used)
        begins.deallocate()
        begins = larger
    }

    @inline(__always)
    private mutating func reserveOther(_ count: Int) {
        guard count > otherRoom else { return }
        otherRoom = count * 2
        other.deallocate()
        other = Self.places(otherRoom)
    }
}

extension BlockBitmap {
    /// What is in one of a block's stripes.
    func stripe(_ number: Int) -> BlockBitmap {
        var part = BlockBitmap()
        for index in number * PlaceStripe.wordCount..<(number + 1) * PlaceStripe.wordCount {
            part.formUnion(word: words[index], at: index)
        }
        return part
    }
}
