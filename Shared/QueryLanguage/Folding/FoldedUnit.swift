/// One unit of folded text by itself: a Han character, a sign or a whole word.
package struct FoldedUnit: Hashable, Sendable {
    /// UTF-8, folded.
    package var bytes: [UInt8]
    /// Whether it is a word, so that two neighbours need something between them.
    package var isWord: Bool

    /// Takes a unit as folding made it.
    package init(bytes: [UInt8], isWord: Bool) {
        self.bytes = bytes
        self.isWord = isWord
    }
}

extension FoldedUnit {
    /// A unit that is one scalar and no word.
    init(_ scalar: Unicode.Scalar) { self.init(bytes: Array(String(scalar).utf8), isWord: false) }

    /// The scalar of a unit that is no word.
    var scalar: Unicode.Scalar? {
        isWord ? nil : String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    }
}

extension [FoldedUnit] {
    /// The units as ``FoldedText`` writes them.
    package var form: [UInt8] {
        var form: [UInt8] = []
        var last: FoldedUnit?
        for unit in self {
            if unit.isWord, last?.isWord == true { form.append(0x20) }
            if unit.isWord, unit.bytes.contains(where: { $0 >= 0x80 }) {
                form.append(FoldedText.wordOpen)
                form += unit.bytes
                form.append(FoldedText.wordClose)
            } else {
                form += unit.bytes
            }
            last = unit
        }
        return form
    }

    /// The units as a person reads them.
    package var shown: String {
        String(decoding: form.filter { $0 != FoldedText.wordOpen && $0 != FoldedText.wordClose }, as: UTF8.self)
    }
}
