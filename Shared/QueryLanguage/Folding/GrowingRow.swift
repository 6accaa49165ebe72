/// A row that is written element by element, without asking each time whether there is room.
struct GrowingRow<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    /// How many there are.
    private(set) var count = 0

    /// An empty row with room for some.
    init(room: Int) {
        capacity = max(room, 16)
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// Makes room for so many more.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    /// Adds one, for which there must be room.
    @inline(__always)
    mutating func append(_ element: Element) {
        assert(count < capacity)
        (base + count).initialize(to: element)
        count &+= 1
    }

    /// Puts one between others; there must be room for it.
    mutating func insert(_ element: Element, at index: Int) {
        assert(count < capacity && index <= count)
        (base + index + 1).update(from: base + index, count: count - index)
        base[index] = element
        count += 1
    }

    /// The row as an array.
    var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
