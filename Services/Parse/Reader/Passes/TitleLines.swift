import Messages

extension Reading {
    /// No title stands on more lines.
    private static let mostLines = 4
    /// The last line of a title may hold no more than its ending: 情况报告.
    private static let longestEnd = 8

    /// Joins a title with the lines before it that hold its organs or its first half.
    func joined(_ whole: TitleCandidate, at position: Int) -> TitleCandidate {
        var joined = whole
        var position = position - joined.before.count
        while position > 0, joined.before.count + 1 < Self.mostLines, !headerLines[position].isBulleted,
            !headerLines[position - 1].isBulleted
        {
            let before = headerLines[position - 1].range
            guard candidate(before) == nil, label(at: before.lowerBound, to: before.upperBound) == nil,
                goesOn(before, with: joined, at: position)
            else { break }
            joined.before.insert(before, at: 0)
            position -= 1
        }
        return joined
    }

    /// A line that holds the last words of a title alone, with the line before it.
    func end(of line: Range<Int>, at position: Int) -> TitleCandidate? {
        guard position > 0, line.count <= Self.longestEnd, lexicon[.reportEnding].suffixLength(in: text, line) != nil,
            line.allSatisfy({ text.isHan($0) })
        else { return nil }
        let before = headerLines[position - 1].range
        let whole = before.lowerBound..<line.upperBound
        guard before.count + line.count <= Self.titleLength.upperBound, isInnerLine(before),
            lexicon[.subject].occurs(in: text, before), isReportTitle(whole), tellsWhose(whole)
        else { return nil }
        return TitleCandidate(range: line, score: 3, before: [before])
    }

    /// Whether a title begins on a line and goes on with what was found below it.
    private func goesOn(_ before: Range<Int>, with title: TitleCandidate, at position: Int) -> Bool {
        let next = title.before.first ?? title.range
        let beginsInside = beginsInside(next)
        if let organs = organs(in: before) {
            if beginsInside { return true }
            // The Party's organ on a line, the government's on the next.
            guard !title.before.isEmpty, let others = self.organs(in: next) else { return false }
            return organs.first.kind == .party || others.first.kind == .party
        }
        guard isInnerLine(before), before.count <= OrganName.longest + 8 else { return false }
        if lexicon[.titleJoint].suffixLength(in: text, before) != nil { return true }
        guard !beginsInside else { return false }
        if lexicon[.titleJoint].occurs(in: text, before) { return true }
        return year(in: title.range) == nil && endsInYear(before, at: position - 1)
    }

    /// Whether a piece of a title goes on with what the organ did: 关于…, 2023年度….
    func beginsInside(_ piece: Range<Int>) -> Bool {
        lexicon[.titleJoint].match(in: text, at: piece.lowerBound, to: piece.upperBound) != nil
            || year(at: piece.lowerBound) != nil
    }

    /// 甲县司法局2023年度, or 2023年度 alone under an organ: columns of a page are named by years alone.
    private func endsInYear(_ line: Range<Int>, at position: Int) -> Bool {
        guard let year = year(in: line) else { return false }
        let end = year.range.upperBound + (text[year.range.upperBound].is("度") ? 1 : 0)
        guard end == line.upperBound else { return false }
        if year.range.lowerBound > line.lowerBound { return text.isHan(line.lowerBound) }
        return position > 0 && organs(in: headerLines[position - 1].range) != nil
    }

    private func isInnerLine(_ line: Range<Int>) -> Bool {
        !line.contains { text[$0].isOne(of: ["。", ">", ":", "|", ",", ";"]) }
    }

    /// A line without the dashes before a subtitle and without 《》 around the whole of it.
    func withoutMarks(_ line: Range<Int>) -> Range<Int> {
        var inner = line
        while !inner.isEmpty, text[inner.lowerBound].is("-") {
            inner = (inner.lowerBound + 1)..<inner.upperBound
        }
        inner = text.trimmed(inner)
        guard inner.count > 2, text[inner.lowerBound].is("《"), text[inner.upperBound - 1].is("》"),
            !inner.dropLast().contains(where: { text[$0].is("》") })
        else { return inner }
        return (inner.lowerBound + 1)..<(inner.upperBound - 1)
    }

    /// A title with the 《》 around the whole of it, if any.
    func withBrackets(_ title: Range<Int>) -> Range<Int> {
        text[title.lowerBound - 1].is("《") && text[title.upperBound].is("》")
            ? (title.lowerBound - 1)..<(title.upperBound + 1) : title
    }

    /// Whether the dash before a subtitle stands there.
    func isDash(at index: Int) -> Bool {
        text[index].is("-") && text[index + 1].is("-") && text.digit(index + 2) == nil
    }

    /// The organ that a title of the shape 某法院工作报告 begins with, nothing but the document's kind behind it.
    func organ(beginning title: Range<Int>) -> Range<Int>? {
        for end in stride(from: title.upperBound - 2, to: title.lowerBound + 2, by: -1) {
            var rest = end..<title.upperBound
            if text[end].is("工"), text[end + 1].is("作") { rest = (end + 2)..<title.upperBound }
            guard lexicon[.reportEnding].equals(rest, in: text) || lexicon[.otherEnding].equals(rest, in: text) else {
                continue
            }
            let name = title.lowerBound..<end
            if OrganName(name, in: text, lexicon: lexicon) != nil { return name }
        }
        return nil
    }
}
