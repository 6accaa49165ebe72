/// A point on a page, in mm.
struct OFDPoint: Equatable, Sendable {
    var x: Double
    var y: Double
}

/// `CTM`: how an object's own coordinates become those around it (GB/T 33190-2016, 8.5).
struct OFDMatrix: Equatable, Sendable {
    var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    static let identity = OFDMatrix()

    /// Six numbers; nil for anything else.
    init?(_ text: String?) {
        guard let numbers = text.map(OFDNumbers.all), numbers.count == 6 else { return nil }
        (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    }

    private init() {}

    static func moved(by point: OFDPoint) -> OFDMatrix {
        var matrix = OFDMatrix()
        (matrix.e, matrix.f) = (point.x, point.y)
        return matrix
    }

    /// Turned clockwise by degrees, as it is seen with y downwards.
    static func turned(quarters: Int) -> OFDMatrix {
        var matrix = OFDMatrix()
        switch quarters & 3 {
        case 1: (matrix.a, matrix.b, matrix.c, matrix.d) = (0, 1, -1, 0)
        case 2: (matrix.a, matrix.b, matrix.c, matrix.d) = (-1, 0, 0, -1)
        case 3: (matrix.a, matrix.b, matrix.c, matrix.d) = (0, -1, 1, 0)
        default: break
        }
        return matrix
    }

    func callAsFunction(_ point: OFDPoint) -> OFDPoint {
        OFDPoint(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
    }

    /// First this one, then another.
    func then(_ other: OFDMatrix) -> OFDMatrix {
        var matrix = OFDMatrix()
        matrix.a = a * other.a + b * other.c
        matrix.b = a * other.b + b * other.d
        matrix.c = c * other.a + d * other.c
        matrix.d = c * other.b + d * other.d
        matrix.e = e * other.a + f * other.c + other.e
        matrix.f = e * other.b + f * other.d + other.f
        return matrix
    }
}

/// Lists of numbers with blanks between them (`ST_Array`).
enum OFDNumbers {
    /// `ST_Box`: where something begins, and how large it is.
    struct Box {
        var origin: OFDPoint
        var width: Double
        var height: Double
    }

    /// All numbers of a list; what is none, or no finite one, counts as 0.
    static func all(_ text: String) -> [Double] {
        var numbers: [Double] = []
        numbers.reserveCapacity(6)
        for word in text.utf8.split(whereSeparator: { $0 <= 0x20 }) { numbers.append(number(Substring(word))) }
        return numbers
    }

    static func number(_ text: some StringProtocol) -> Double {
        guard let value = Double(text), value.isFinite else { return 0 }
        return value
    }

    /// The first numbers of a list in which `g 3 2.5` stands for 2.5 three times (11.3, `DeltaX`).
    static func deltas(_ text: String, atMost most: Int) -> [Double] {
        var values: [Double] = []
        var words = words(text).makeIterator()
        while values.count < most, let word = words.next() {
            guard word == "g" else {
                values.append(number(word))
                continue
            }
            guard let count = words.next(), let value = words.next() else { break }
            let times = min(max(0, Int(count) ?? Int(exactly: number(count)) ?? 0), most - values.count)
            values.append(contentsOf: repeatElement(number(value), count: times))
        }
        return values
    }

    private static func words(_ text: String) -> [Substring] {
        text.utf8.split { $0 <= 0x20 }.map(Substring.init)
    }

    /// The box of `x y width height`.
    static func box(_ text: String?) -> Box? {
        guard let numbers = text.map(all), numbers.count == 4 else { return nil }
        return Box(origin: OFDPoint(x: numbers[0], y: numbers[1]), width: numbers[2], height: numbers[3])
    }
}
