/// How document numbers stand in their part, and which stretch of the text a piece of one is.
///
/// Each number has a slot of its own. Its opening bracket stands at ``bracket``, the normal form's other four units behind
/// it (year, closing bracket, serial number, 号), and around them, as they are, the units of the text that surround it.
/// Under ``TermKey/Mark/numbers`` four places of the text are kept for each: those of the opening bracket, of the closing one,
/// of the serial number's first unit and of 号. Years and serial numbers are of one unit here and may be of several in the text.
package enum NumberSlot {
    /// Places of one slot.
    package static let size = 32
    /// The place of the opening bracket in its slot.
    package static let bracket = 16

    /// Places of the text that are kept of each number.
    private static let kept = 4

    /// The places of the text that so many units of a number from a place on stand for; nil where the kept ones do not
    /// tell.
    @inline(__always)
    static func text<Places: RandomAccessCollection>(
        of place: UInt32, length: UInt32, kept places: Places, _ value: (Places.Element) -> UInt32
    ) -> (begin: UInt32, end: UInt32)? where Places.Index == Int {
        let slot = Int(place) / size * kept
        guard length > 0, slot + kept <= places.count else { return nil }
        let first = places.startIndex + slot
        let number = (0..<kept).map { value(places[first + $0]) }
        let unit = Int(place) % size
        let begin = self.begin(of: unit, number)
        let end = self.end(of: unit + Int(length) - 1, number)
        return begin < end ? (begin, end) : nil
    }

    private static func begin(of unit: Int, _ number: [UInt32]) -> UInt32 {
        switch unit {
        case ...bracket: number[0] &- UInt32(truncatingIfNeeded: bracket - unit)
        case bracket + 1: number[0] &+ 1
        case bracket + 2: number[1]
        case bracket + 3: number[2]
        default: number[3] &+ UInt32(truncatingIfNeeded: unit - bracket - 4)
        }
    }

    private static func end(of unit: Int, _ number: [UInt32]) -> UInt32 {
        switch unit {
        case bracket + 1: number[1]
        case bracket + 3: number[3]
        default: begin(of: unit, number) &+ 1
        }
    }
}
