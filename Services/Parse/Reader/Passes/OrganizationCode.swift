/// The nine characters of GB 11714 that name an organisation.
enum OrganizationCode {
    /// Whether the last character is the check character of the eight before it (GB 11714, annex A).
    static func isValid(_ code: [UInt8]) -> Bool {
        guard code.count == 9 else { return false }
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        var sum = 0
        for (character, weight) in zip(code, weights) {
            switch character {
            case 0x30...0x39: sum += Int(character - 0x30) * weight
            case 0x41...0x5A: sum += (Int(character - 0x41) + 10) * weight
            default: return false
            }
        }
        let check = (11 - sum % 11) % 11
        return code[8] == (check == 10 ? 0x58 : UInt8(0x30 + check))
    }
}
