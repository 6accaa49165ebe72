/// A page's words as lines, before anything is chosen.
struct PageText {
    /// One line with what tells whether it belongs to a document.
    struct Line {
        /// Its place in the text.
        var range: Range<Int>
        /// The first text node that it holds words of.
        var node: Int
        /// Characters, blanks not counted.
        var length = 0
        /// Of them in links.
        var linked = 0
        /// Commas, semicolons and full stops.
        var stops = 0
        /// Whether it is an item of a list without numbers.
        var isBulleted = false
        /// Whether it links to a file.
        var offersFile = false

        /// Whether it is a piece of running text.
        var isProse: Bool { stops > 0 && length - linked >= 16 && 2 * linked < length }
        /// Whether it is a link to a page, or little else.
        var isLink: Bool { 5 * linked > 3 * length && !offersFile }

        /// Takes in what another line tells.
        mutating func add(_ other: Line) {
            length += other.length
            linked += other.linked
            stops += other.stops
            offersFile = offersFile || other.offersFile
        }
    }

    /// UTF-8; the lines lie in it one behind the other.
    var bytes: [UInt8] = []
    var lines: [Line] = []

    func string(_ line: Line) -> String { String(decoding: bytes[line.range], as: UTF8.self) }

    /// A line of few words as a string; nil for one that is longer than any of a page's own.
    func short(_ line: Line, _ longest: Int = 120) -> String? { line.length <= longest ? string(line) : nil }
}
