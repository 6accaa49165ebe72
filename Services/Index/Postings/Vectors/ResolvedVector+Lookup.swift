extension ResolvedVector {
    /// Where the entry of a key lies in ``entries``, empty for a key without places; nil where the document does not have
    /// the key.
    func entry(of key: TermKey) -> Range<Int>? {
        guard key.tag < TermKey.markTag else {
            let index = Self.lowerBound(otherKeys, key)
            guard index < otherKeys.count, otherKeys[index] == key else { return nil }
            return Int(otherOffsets[index])..<Int(otherOffsets[index + 1])
        }
        let wanted = Self.group(key.first, in: UInt8(truncatingIfNeeded: key.tag / 2))
        let group = Self.lowerBound(groups, wanted)
        guard group < groups.count, groups[group] == wanted else { return nil }
        guard key.tag % 2 == 1 else { return key.second == 0 ? 0..<0 : nil }
        let pairs = Int(starts[group])..<Int(starts[group + 1])
        let index = Self.lowerBound(seconds, key.second, in: pairs)
        guard index < pairs.upperBound, seconds[index] == key.second else { return nil }
        return entries.withUnsafeBufferPointer { entries in
            var end = Int(offsets[group])
            var start = end
            for _ in pairs.lowerBound...index {
                start = end
                _ = PostingEntry.pass(entries, at: &end)
            }
            return start..<end
        }
    }

    /// Calls with the entry of each key in a range, the lowest key first.
    func forEachEntry(in keys: ClosedRange<TermKey>, _ body: (Range<Int>) -> Void) {
        for tag in keys.lowerBound.tag...max(keys.lowerBound.tag, min(keys.upperBound.tag, TermKey.markTag - 1))
        where tag < TermKey.markTag {
            forEachEntry(in: keys, tag: tag, body)
        }
        var index = Self.lowerBound(otherKeys, keys.lowerBound)
        while index < otherKeys.count, otherKeys[index] <= keys.upperBound {
            body(Int(otherOffsets[index])..<Int(otherOffsets[index + 1]))
            index += 1
        }
    }

    private func forEachEntry(in keys: ClosedRange<TermKey>, tag: UInt64, _ body: (Range<Int>) -> Void) {
        let part = UInt8(truncatingIfNeeded: tag / 2)
        let first = tag == keys.lowerBound.tag ? keys.lowerBound.first : 0
        let last = tag == keys.upperBound.tag ? keys.upperBound.first : UnitID.last
        var group = Self.lowerBound(groups, Self.group(first, in: part))
        entries.withUnsafeBufferPointer { entries in
            while group < groups.count, groups[group] <= Self.group(last, in: part) {
                let unit = UInt64(groups[group] & 0xFF_FFFF)
                if tag % 2 == 0 {
                    if keys.contains(TermKey(rawValue: tag << 48 | unit << 24)) { body(0..<0) }
                } else {
                    var end = Int(offsets[group])
                    for index in Int(starts[group])..<Int(starts[group + 1]) {
                        let start = end
                        _ = PostingEntry.pass(entries, at: &end)
                        let key = TermKey(rawValue: tag << 48 | unit << 24 | UInt64(seconds[index]))
                        if keys.contains(key) { body(start..<end) }
                    }
                }
                group += 1
            }
        }
    }

    @inline(__always)
    private static func lowerBound<Element: Comparable>(
        _ array: [Element], _ wanted: Element, in range: Range<Int>? = nil
    ) -> Int {
        var low = range?.lowerBound ?? 0
        var high = range?.upperBound ?? array.count
        while low < high {
            let middle = (low + high) / 2
            if array[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
