/// The longest text of a cell: 32,767 UTF-16 units ("Excel specifications and limits").
enum CellLimit {
    static let units = 32_767
    /// What stands at the end of a text that was cut.
    static let mark = "…〔cut 截断〕"

    /// How many bytes of a text in UTF-8 may stand before the mark; nil where all of it has room.
    static func cut(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        // A scalar has no more UTF-16 units than bytes of UTF-8.
        guard text.count > units else { return nil }
        var count = 0
        var end = 0
        let room = units - mark.utf16.count
        for index in text.indices where text[index] & 0xC0 != 0x80 {
            if count <= room { end = index }
            // Four bytes are a surrogate pair.
            count += text[index] >= 0xF0 ? 2 : 1
        }
        return count > units ? end : nil
    }
}
