extension FoldedText {
    /// The places of a leaf in the text, in the order of their beginnings.
    ///
    /// `numbers` are the text's own; where ranges of positions are given, a place is wholly inside one of them.
    func places(
        of leaf: QueryLeaf, numbers: [FoldedNumber], in ranges: [Range<Int>]?, limit: Int = .max
    ) -> [NearSearch.Place] {
        let search = PhraseSearch(leaf)
        var places: [NearSearch.Place] = []
        func take(_ place: NearSearch.Place) -> Bool {
            let isInside =
                ranges?.contains { $0.lowerBound <= place.start && place.end <= $0.upperBound } ?? true
            if isInside { places.append(place) }
            return places.count < limit
        }
        search.each(in: self) { take(NearSearch.Place(start: $0, end: $0 + search.length)) }
        guard let form = leaf.phrase.numberForm else { return places }
        let numberSearch = PhraseSearch(form, isPrefix: leaf.isPrefix)
        for number in numbers {
            numberSearch.each(in: number.text) { start in
                let positions = number.number.positions[start..<start + numberSearch.length]
                return take(
                    NearSearch.Place(start: positions.first?.lowerBound ?? 0, end: positions.last?.upperBound ?? 0))
            }
        }
        return places.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
}
