/// The 18 characters of GB 32100 that name an organisation.
enum CreditCode {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    /// Whether the last character is the check character of the 17 before it (GB 32100-2015, annex B).
    ///
    /// I, O, S, V and Z are no characters of such a code.
    static func isValid(_ code: [UInt8]) -> Bool {
        guard code.count == 18 else { return false }
        var sum = 0
        for (character, weight) in zip(code, weights) {
            guard let value = alphabet.firstIndex(of: character) else { return false }
            sum += value * weight
        }
        return code[17] == alphabet[(31 - sum % 31) % 31]
    }
}
