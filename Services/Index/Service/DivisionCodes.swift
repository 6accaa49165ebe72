/// Codes of GB/T 2260: two digits each for province, prefecture and county.
enum DivisionCodes {
    /// The code of a division and those of all that it lies in, the province first; nothing for what is no such code.
    ///
    /// Counties of a municipality, and those that a province administers itself, have no prefecture above them; `names`,
    /// the length of the division's path, tells them.
    static func upward(from code: String, names: Int) -> [String] {
        guard isCode(code) else { return [] }
        let parts = [code.prefix(2) + "0000", code.prefix(4) + "00", code.prefix(6)].map(String.init)
        let different = parts.enumerated().filter { $0.offset == 0 || $0.element != parts[$0.offset - 1] }.map(
            \.element)
        return different.count == 3 && names == 2 ? [different[0], different[2]] : different
    }

    /// Which of the codes lie directly below one; of none, the provinces.
    static func children(of code: String, among codes: [String]) -> Set<String> {
        let all = Set(codes)
        let start = code.isEmpty ? "" : significant(code)
        guard start.utf8.count < 6 else { return [] }
        return all.filter { child in
            guard child != code, child.hasPrefix(start) else { return false }
            let own = significant(child).utf8.count
            switch start.utf8.count {
            case 0: return own == 2
            case 2: return own == 4 || own == 6 && !all.contains(child.prefix(4) + "00")
            default: return own == 6
            }
        }
    }

    /// The digits of a code without the zeros that stand for all that lies below.
    static func significant(_ code: String) -> String {
        if code.hasSuffix("0000") { return String(code.prefix(2)) }
        return code.hasSuffix("00") ? String(code.prefix(4)) : code
    }

    static func isCode(_ code: String) -> Bool { code.utf8.count == 6 && code.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
}
