/// Makes names like `name (2).ext` for files whose name is taken.
enum ClashName {
    /// The longest name of a file on Linux, in bytes.
    static let longest = 255

    /// The name with a number before its extension, shortened where needed to leave `reserve` bytes free.
    static func numbered(_ name: [UInt8], _ number: Int, reserve: Int = 0) -> [UInt8] {
        let tag = number > 1 ? Array(" (\(number))".utf8) : []
        let dot = name.lastIndex(of: UInt8(ascii: "."))
        // A long "extension" is no extension, but a dot within a sentence.
        let split = dot.flatMap { $0 > 0 && name.count - $0 <= 16 ? $0 : nil } ?? name.count
        let end = Array(name[split...])
        let room = longest - reserve - tag.count - end.count
        return shortened(Array(name[..<split]), to: room) + tag + end
    }

    // Cuts between characters of UTF-8: 0b10xxxxxx continues one.
    private static func shortened(_ stem: [UInt8], to room: Int) -> [UInt8] {
        guard stem.count > room else { return stem }
        var end = max(0, room)
        while end > 0, stem[end] & 0xC0 == 0x80 {
            end -= 1
        }
        return Array(stem[..<end])
    }
}
