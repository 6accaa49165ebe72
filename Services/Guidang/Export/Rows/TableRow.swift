/// The cells of one row as bytes, for whatever format; the storage is used again for each row.
struct TableRow {
    /// What a cell holds.
    enum Kind: UInt8 {
        case empty, text, integer, number, boolean, date
    }

    /// A cell, and where its bytes are: of a number its digits as JSON has them, of a date `YYYY-MM-DD`.
    struct Cell {
        var kind: Kind
        var start: Int
        var end: Int
    }

    /// In UTF-8.
    private(set) var bytes: [UInt8] = []
    private(set) var cells: [Cell] = []

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    /// Adds a cell of what is written.
    mutating func add(_ kind: Kind, _ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        cells.append(Cell(kind: kind, start: start, end: bytes.count))
    }

    mutating func addEmpty() {
        cells.append(Cell(kind: .empty, start: bytes.count, end: bytes.count))
    }

    mutating func add(_ text: String) {
        add(.text) { $0.append(contentsOf: text.utf8) }
    }

    mutating func add(_ number: Int?) {
        guard let number else { return addEmpty() }
        add(.integer) { $0.appendDecimal(number) }
    }

    func bytes(of cell: Cell) -> ArraySlice<UInt8> { bytes[cell.start..<cell.end] }
}

extension [UInt8] {
    mutating func appendDecimal(_ number: Int) {
        if (0...9).contains(number) {
            append(UInt8(ascii: "0") + UInt8(number))
        } else {
            append(contentsOf: String(number).utf8)
        }
    }
}
