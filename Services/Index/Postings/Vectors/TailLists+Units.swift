extension TailLists {
    /// Which units of a range stand in a part of any of the documents.
    package func units(_ units: ClosedRange<UnitID>, in part: TermKey.Part) -> Set<UnitID> {
        vectors.reduce(into: []) { $0.formUnion($1.units(units, in: part)) }
    }
}

extension ResolvedVector {
    /// Which units of a range stand in a part of the document.
    fileprivate func units(_ units: ClosedRange<UnitID>, in part: TermKey.Part) -> [UnitID] {
        let wanted =
            Self.group(
                units.lowerBound.rawValue, in: part.rawValue)...Self.group(
                units.upperBound.rawValue, in: part.rawValue)
        return groups.lazy.filter(wanted.contains).map { UnitID(rawValue: $0 & 0xFF_FFFF) }
    }
}
