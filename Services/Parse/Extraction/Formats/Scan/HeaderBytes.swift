import Foundation

/// Numbers at places of a file; nil behind its end.
struct HeaderBytes {
    private let data: Data

    init(_ data: Data) { self.data = data }

    subscript(place: Int) -> UInt8? {
        place >= 0 && place < data.count ? data[data.startIndex + place] : nil
    }

    func big16(_ place: Int) -> Int? { number(place, 2, isBig: true) }
    func big32(_ place: Int) -> Int? { number(place, 4, isBig: true) }
    func little16(_ place: Int) -> Int? { number(place, 2, isBig: false) }
    func little32(_ place: Int) -> Int? { number(place, 4, isBig: false) }

    /// A number of 1 to 4 bytes.
    func number(_ place: Int, _ size: Int, isBig: Bool) -> Int? {
        guard place >= 0, size <= data.count, place <= data.count - size else { return nil }
        let bytes = data.dropFirst(place).prefix(size)
        return isBig
            ? bytes.reduce(0) { $0 << 8 | Int($1) } : bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
