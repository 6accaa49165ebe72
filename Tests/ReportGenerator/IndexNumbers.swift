/// Index numbers as offices give them.
enum IndexNumbers {
    /// Eight characters and the check character that GB 11714 (annex A) gives them.
    static func organizationCode(_ random: inout SeededRandom) -> String {
        let digits = (0..<8).map { _ in random.number(0...9) }
        return digits.map(String.init).joined() + checkCharacter(of: digits)
    }

    private static func checkCharacter(of digits: [Int]) -> String {
        let sum = zip(digits, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        let check = (11 - sum % 11) % 11
        return check == 10 ? "X" : String(check)
    }
}
