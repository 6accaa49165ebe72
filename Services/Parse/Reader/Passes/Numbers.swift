import Messages

extension Reading {
    /// Takes 索引号, labelled or as a line of its own shape, and takes it apart.
    mutating func takeIndexNumber() {
        var range: Range<Int>?
        var place = EvidencePlace.meta
        if let field = field(.indexNumber) {
            range = firstPiece(of: field.value)
        } else if let line = headerLines.first(where: { parts(ofIndexNumber: $0.range) != nil }) {
            range = line.range
            place = .header
        }
        guard let range, range.contains(where: { text.digit($0) != nil }) else { return }
        var number = IndexNumber(raw: text.string(range))
        if let parts = parts(ofIndexNumber: range) {
            let mark = text[parts.mark].is("/") ? "/" : "-"
            number.scheme = (parts.code.count == 9 ? "org9" : "uscc") + mark + "year-serial"
            let code = parts.code.count == 9 ? parts.code : Array(parts.code[8..<17])
            number.organizationCode = String(decoding: code, as: UTF8.self)
            number.organizationCodeValid = OrganizationCode.isValid(code)
            number.creditCodeValid = parts.code.count == 18 ? CreditCode.isValid(parts.code) : nil
            number.year = parts.year
            number.serial = text.string(parts.serial)
        }
        report.indexNumber = number
        note("indexNumber", at: range, from: place, rule: place == .meta ? "index-number.label" : "index-number.shape")
    }

    /// Takes 文号, labelled or as a line of its own shape.
    mutating func takeDocumentNumber() {
        if let field = field(.documentNumber) {
            let range = firstPiece(of: field.value)
            guard range.contains(where: { text.digit($0) != nil }) else { return }
            report.docNumber = text.string(range)
            note("docNumber", at: range, from: .meta, rule: "document-number.label")
        } else if let line = headerLines.first(where: { documentNumber(in: $0.range) != nil }),
            let number = documentNumber(in: line.range)
        {
            report.docNumber = text.string(number)
            note("docNumber", at: number, from: .header, rule: "document-number.shape")
        } else if let title = titleRange {
            // Where line ends were lost it stands behind the title.
            let rest = text.skippingSpaces(from: title.upperBound, to: headerEnd)
            let number = firstPiece(of: rest..<max(rest, headerEnd))
            guard isDocumentNumber(number) else { return }
            report.docNumber = text.string(number)
            note("docNumber", at: number, from: .header, rule: "document-number.behind-title")
        }
    }

    /// A 文号 that fills a line, or shares it with a label behind it: 某府发〔2023〕8号 签发人：某某.
    private func documentNumber(in line: Range<Int>) -> Range<Int>? {
        if isDocumentNumber(line) { return line }
        let first = firstPiece(of: line)
        let rest = text.skippingSpaces(from: first.upperBound, to: line.upperBound)
        return isDocumentNumber(first) && label(at: rest, to: line.upperBound) != nil ? first : nil
    }

    /// 005254130/2024-00001 or with 18 characters of GB 32100 in place of the nine of GB 11714.
    ///
    /// A hyphen may stand before the check character (00001434-9/…). With one before the year (01527918X-2020-…) other
    /// local schemes look the same, so the code must be right.
    private func parts(
        ofIndexNumber range: Range<Int>
    ) -> (code: [UInt8], mark: Int, year: Int, serial: Range<Int>)? {
        var code: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound, code.count <= 18, let character = UInt8(exactly: text[index]) {
            guard (0x30...0x39).contains(character) || (0x41...0x5A).contains(character & 0xDF) else { break }
            code.append(character >= 0x61 ? character & 0xDF : character)
            index += 1
            if code.count == 8, text[index].is("-"), text[index + 2].isOne(of: ["/", "-"]) { index += 1 }
        }
        guard code.count == 9 || code.count == 18,
            text[index].is("/")
                || (text[index].is("-") && code.count == 9 && OrganizationCode.isValid(code)),
            let year = text.number(at: index + 1, digits: 4...4), text[year.end].is("-")
        else { return nil }
        let serial = (year.end + 1)..<range.upperBound
        guard (1...10).contains(serial.count), serial.allSatisfy({ text.digit($0) != nil }) else { return nil }
        return (code, index, year.value, serial)
    }

    /// 黔府呈〔2023〕17号, with any brackets.
    func isDocumentNumber(_ range: Range<Int>) -> Bool {
        guard (8...30).contains(range.count), text[range.upperBound - 1].is("号"),
            let open = range.first(where: { text[$0].isOne(of: ["〔", "[", "(", "【"]) }), open > range.lowerBound,
            let year = text.number(at: open + 1, digits: 4...4), text[year.end].isOne(of: ["〕", "]", ")", "】"])
        else { return false }
        let head = (range.lowerBound..<open).allSatisfy { text.isHan($0) }
        let serial = (year.end + 1)..<(range.upperBound - 1)
        return head && !serial.isEmpty && serial.allSatisfy { text.digit($0) != nil || text[$0].isOne(of: ["第", " "]) }
    }

    /// The range up to the first blank.
    func firstPiece(of range: Range<Int>) -> Range<Int> {
        range.lowerBound..<(range.first { text.isBlank($0) } ?? range.upperBound)
    }
}
