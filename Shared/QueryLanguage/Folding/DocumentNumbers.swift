/// Finds document numbers (发文字号): the issuer's short name, the year in brackets, the serial number and 号.
///
/// The rule is that of GB/T 9704-2012, 7.2.5: the year in full in hexagonal brackets 〔〕, Arabic numerals, no 第 before
/// the number and no zeros in front of it. Texts take any brackets, write both numbers in Chinese numerals too, and put a
/// 第 in; the normal form is that of the standard. Since a phrase is exact for every piece of the text, the normal
/// forms are searched beside the text, not in its place.
package enum DocumentNumbers {
    /// Units before the year's bracket that are kept with a number: the issuer's name, and what a phrase may begin with.
    package static let unitsBefore = 16
    /// Units behind 号 that are kept.
    package static let unitsBehind = 8
    /// Numbers of one text that are told.
    package static let limit = 10_000

    /// The numbers of a text in order.
    package static func find(in text: some StringProtocol) -> [DocumentNumber] {
        find(in: FoldedText(text, keepingUnits: true))
    }

    /// The numbers of a folded text whose units were kept.
    package static func find(in text: FoldedText) -> [DocumentNumber] {
        var found: [DocumentNumber] = []
        let places = places(in: text)
        for (index, place) in places.enumerated() {
            let floor = index > 0 ? places[index - 1].range.upperBound : 0
            let ceiling = index + 1 < places.count ? places[index + 1].range.lowerBound : text.units.count
            found.append(number(at: place, in: text, floor: floor, ceiling: ceiling))
        }
        return found
    }

    /// The units of a phrase with its number in the normal form; nil where it holds none, or more than one, or more
    /// around it than is kept with a number.
    static func normalForm(of units: [FoldedUnit]) -> [FoldedUnit]? {
        let text = FoldedText(units.shown, keepingUnits: true)
        let places = places(in: text)
        guard places.count == 1, let place = places.first, text.units.count == units.count,
            place.range.lowerBound <= unitsBefore, units.count - place.range.upperBound <= unitsBehind
        else { return nil }
        return Array(units[..<place.range.lowerBound]) + place.normal.map(\.unit) + units[place.range.upperBound...]
    }

    /// A number without what is around it.
    struct Place {
        /// Positions of its units, from the bracket to 号.
        var range: Range<Int>
        /// The normal form, each unit with the positions it stands for.
        var normal: [(unit: FoldedUnit, from: Range<Int>)]
    }

    /// The numbers in order, none over another.
    static func places(in text: FoldedText) -> [Place] {
        var places: [Place] = []
        var position = 0
        let scan = NumberScan(text: text)
        while let bracket = scan.nextBracket(from: position), places.count < limit {
            if let place = scan.number(at: bracket) {
                places.append(place)
                position = place.range.upperBound
            } else {
                position = bracket + 1
            }
        }
        return places
    }

    private static func number(at place: Place, in text: FoldedText, floor: Int, ceiling: Int) -> DocumentNumber {
        var start = place.range.lowerBound
        while start > floor, place.range.lowerBound - start < unitsBefore, !text.units[start].afterBreak { start -= 1 }
        var end = place.range.upperBound
        while end < ceiling, end - place.range.upperBound < unitsBehind, !text.units[end].afterBreak { end += 1 }
        let first = text.units[place.range.lowerBound].source
        let last = text.units[place.range.upperBound - 1].source
        var number = DocumentNumber(
            units: [], positions: [], bracket: place.range.lowerBound - start,
            source: first.lowerBound..<last.upperBound)
        func add(_ position: Int) {
            number.units.append(text.unit(at: position))
            number.positions.append(position..<position + 1)
        }
        for position in start..<place.range.lowerBound { add(position) }
        for (unit, from) in place.normal {
            number.units.append(unit)
            number.positions.append(from)
        }
        for position in place.range.upperBound..<end { add(position) }
        return number
    }
}
