/// Reads the bytes of a vector; every answer is nil where they do not hold what is asked for.
struct VectorReader {
    private let source: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// Starts at the first byte; the bytes must outlive the reader.
    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// Whether all bytes were read.
    var isAtEnd: Bool { index == source.count }

    mutating func byte() -> UInt8? {
        guard index < source.count else { return nil }
        index += 1
        return source[index - 1]
    }

    /// A number that can be one of things in memory.
    mutating func count() -> Int? {
        Varint.read(source, at: &index).flatMap { $0 <= UInt64(Int32.max) ? Int($0) : nil }
    }

    mutating func bytes(_ count: Int) -> UnsafeBufferPointer<UInt8>? {
        guard count <= source.count - index else { return nil }
        index += count
        return UnsafeBufferPointer(rebasing: source[index - count..<index])
    }

    /// Bytes behind their length.
    mutating func bytes() -> UnsafeBufferPointer<UInt8>? { count().flatMap { bytes($0) } }

    /// UTF-8 behind its length.
    mutating func string() -> String? { bytes().flatMap { String(validating: $0, as: UTF8.self) } }

    /// As many rows as the number before them says; a row takes at least one byte.
    mutating func table<Row>(_ row: (inout VectorReader) -> Row?) -> [Row]? {
        guard let count = count(), count <= source.count - index else { return nil }
        var rows: [Row] = []
        for _ in 0..<count {
            guard let next = row(&self) else { return nil }
            rows.append(next)
        }
        return rows
    }

    /// Numbers of 32 bits behind how many there are, each as the distance from the one before.
    mutating func ascending() -> [UInt32]? {
        guard let count = count(), count <= source.count - index else { return nil }
        var numbers: [UInt32] = []
        numbers.reserveCapacity(count)
        var last: UInt64 = 0
        for _ in 0..<count {
            guard let step = Varint.read(source, at: &index), step <= UInt64(UInt32.max) else { return nil }
            last += step
            guard last <= UInt64(UInt32.max) else { return nil }
            numbers.append(UInt32(last))
        }
        return numbers
    }

    /// Keys of sentences behind how many there are, each as the distance from the one before.
    mutating func sentences() -> [UInt64]? {
        guard let count = count(), count <= source.count - index else { return nil }
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        var last: UInt64 = 0
        for _ in 0..<count {
            guard let step = Varint.read(source, at: &index), step > 0 || keys.isEmpty, step < 1 << 48 else {
                return nil
            }
            last += step
            guard last < 1 << 48 else { return nil }
            keys.append(last)
        }
        return keys
    }

    /// An entry of ``FigureCode``.
    mutating func amounts() -> [Double]? {
        guard case .body(let body) = PostingEntry.read(source, at: &index) else { return nil }
        var values: [Double] = []
        guard FigureCode.read(UnsafeBufferPointer(rebasing: source[body]), into: &values) else { return nil }
        return values.isEmpty ? nil : values
    }
}
