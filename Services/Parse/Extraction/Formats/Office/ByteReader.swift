import Foundation

/// Numbers at places of a file, in little-endian order; nil beyond its end.
struct ByteReader {
    private let data: Data

    init(_ data: Data) { self.data = data }

    var count: Int { data.count }

    func number16(at place: Int) -> UInt16? {
        slice(place, 2).map { UInt16($0[0]) | UInt16($0[1]) << 8 }
    }

    func number32(at place: Int) -> UInt32? {
        slice(place, 4).map { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// So many bytes from a place on.
    func slice(_ place: Int, _ count: Int) -> [UInt8]? {
        guard place >= 0, count >= 0, place <= data.count, count <= data.count - place else { return nil }
        let start = data.startIndex + place
        return [UInt8](data[start..<start + count])
    }
}
