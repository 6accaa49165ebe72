/// What is put right in text that was read off an image, where Chinese characters tell that it can't be meant.
enum RecognizedText {
    /// Two words that were read one behind the other.
    ///
    /// A blank is kept between words of letters and digits only: between Chinese characters and around their marks none is
    /// ever written.
    static func joined(_ before: String, _ behind: String) -> String {
        guard let last = before.unicodeScalars.last, let first = behind.unicodeScalars.first else {
            return before + behind
        }
        return before + (last.isOfSpacedWord && first.isOfSpacedWord ? " " : "") + behind
    }
}
