/// How the places of one document are written as a ``PostingEntry``.
///
/// One place is the entry's number. More are a body: a byte with the width in bits (8 to 32), then the first place and
/// the distances between them, each that wide, the lowest bits first. No width is below a byte, so that the body's length
/// gives the number of places; a fixed width is read without a branch for each (compare frame of reference coding, Zukowski
/// et al., "Super-Scalar RAM-CPU Cache Compression", 2006).
package enum PlaceCode {
    /// Widths in bits that a body may have.
    static let widths = 8...32

    /// Writes places in ascending order; none at all is an empty body.
    package static func write(_ places: some Collection<UInt32>, to bytes: inout [UInt8]) {
        let isWritten: Void? = places.withContiguousStorageIfAvailable { write($0, to: &bytes) }
        if isWritten == nil { Array(places).withUnsafeBufferPointer { write($0, to: &bytes) } }
    }

    @inline(__always)
    static func write(_ places: UnsafeBufferPointer<UInt32>, to bytes: inout [UInt8]) {
        guard places.count != 1 else {
            PostingEntry.write(number: UInt64(places[0]), to: &bytes)
            return
        }
        guard !places.isEmpty else {
            PostingEntry.write(bodyLength: 0, to: &bytes)
            return
        }
        var union: UInt32 = 0
        var last: UInt32 = 0
        for place in places {
            union |= place &- last
            last = place
        }
        let width = max(widths.lowerBound, 32 - union.leadingZeroBitCount)
        PostingEntry.write(bodyLength: 1 + (places.count * width + 7) / 8, to: &bytes)
        bytes.append(UInt8(truncatingIfNeeded: width))
        var kept: UInt64 = 0
        var bits = 0
        last = 0
        for place in places {
            kept |= UInt64(place &- last) << UInt64(bits)
            last = place
            bits += width
            while bits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: kept))
                kept >>= 8
                bits -= 8
            }
        }
        if bits > 0 { bytes.append(UInt8(truncatingIfNeeded: kept)) }
    }

    /// Reads the places of an entry in place of what was there; false where they are damaged.
    @inline(__always)
    static func read(
        _ entry: PostingEntry, of bytes: UnsafeBufferPointer<UInt8>, into places: inout [UInt32]
    ) -> Bool {
        guard case .body(let body) = entry else {
            if case .number(let place) = entry { resize(&places, to: 1, filling: UInt32(truncatingIfNeeded: place)) }
            return true
        }
        guard !body.isEmpty else {
            places.removeAll(keepingCapacity: true)
            return true
        }
        let width = Int(bytes[body.lowerBound])
        guard widths.contains(width) else {
            places.removeAll(keepingCapacity: true)
            return false
        }
        let count = (body.count - 1) * 8 / width
        resize(&places, to: count, filling: 0)
        places.withUnsafeMutableBufferPointer { places in
            unpack(bytes, from: body.lowerBound + 1, width: width, into: places)
        }
        return true
    }

    @inline(__always)
    private static func resize(_ places: inout [UInt32], to count: Int, filling place: UInt32) {
        if places.count > count {
            places.removeLast(places.count - count)
        } else if places.count < count {
            places.append(contentsOf: repeatElement(place, count: count - places.count))
        }
        if count == 1 { places[0] = place }
    }

    /// Reads as many places as the target takes from packed distances, which the bytes hold whole.
    @inline(__always)
    static func unpack(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, width: Int,
        into places: UnsafeMutableBufferPointer<UInt32>
    ) {
        let raw = UnsafeRawBufferPointer(bytes)
        let mask = UInt64(1) << UInt64(width) - 1
        // Whole words of eight bytes can be loaded for all places but the last few of a list.
        let isInside = bytes.count - start >= (places.count * width) >> 3 + 8
        let whole = isInside ? places.count : max(0, min(places.count, (bytes.count - 8 - start) * 8 / width))
        var place: UInt32 = 0
        var bit = 0
        for index in 0..<whole {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start + bit >> 3, as: UInt64.self))
            place &+= UInt32(truncatingIfNeeded: word >> UInt64(bit & 7) & mask)
            places[index] = place
            bit += width
        }
        for index in whole..<places.count {
            var word: UInt64 = 0
            for offset in 0..<min(8, bytes.count - (start + bit >> 3)) {
                word |= UInt64(bytes[start + bit >> 3 + offset]) << UInt64(offset * 8)
            }
            place &+= UInt32(truncatingIfNeeded: word >> UInt64(bit & 7) & mask)
            places[index] = place
            bit += width
        }
    }
}
