import Messages

/// The lines that close a report.
struct Signature {
    var date: CivilDate
    var dateRange: Range<Int>
    /// The organ that signs, where one does.
    var organ: Range<Int>?
}

extension Reading {
    /// Finds where the report ends: behind its signature, else before what the page puts after it.
    ///
    /// Attachments are listed before the signature in formal documents and follow it elsewhere; either way their
    /// numbers are no headings of the report.
    mutating func findEnd() {
        let start = max(lastSection, text.count - Self.tailLimit)
        let page = firstPlace(in: start..<text.count) { isPageWord(at: $0) }
        let attachments = firstPlace(in: start..<page) { isAttachmentWord(at: $0) }
        signature = lastSignature(in: start..<attachments)
        if signature?.organ == nil, let below = lastSignature(in: attachments..<page), below.organ != nil {
            signature = below
        }
        body = 0..<text.trimmed(0..<(signature?.dateRange.upperBound ?? attachments)).upperBound
        let end = min(body.upperBound, attachments)
        headings.removeAll { $0.number.lowerBound >= end }
    }

    /// Where the words of the last section's heading end; lists of attachments have numbers of the lower levels.
    ///
    /// Without headings what stands before the first sentence's end is no end yet: 来源 stands above a text as well.
    private var lastSection: Int {
        let last = headings.last { $0.level == 1 } ?? headings.last { $0.level == 2 } ?? headings.first
        return last?.title.upperBound ?? (0..<min(text.count, Self.headerLimit)).first { text[$0].is("。") } ?? 0
    }

    /// The first place behind a blank that is one, else the range's end.
    private func firstPlace(in range: Range<Int>, where isOne: (Int) -> Bool) -> Int {
        var index = range.lowerBound
        while true {
            index = text.nextBehindBlank(from: index, to: range.upperBound)
            guard index < range.upperBound else { return range.upperBound }
            if !text.isBlank(index), isOne(index) { return index }
            index += 1
        }
    }

    /// Whether one of the page's words stands there by itself: 关闭 does, 关闭非法煤矿 begins a sentence.
    private func isPageWord(at index: Int) -> Bool {
        if lexicon[.afterDocumentOpen].match(in: text, at: index, to: text.count) != nil || isOwner(at: index) {
            return true
        }
        guard let word = lexicon[.afterDocument].match(in: text, at: index, to: text.count) else { return false }
        return endsWord(at: word.range.upperBound)
    }

    /// Whether the words there, up to the next blank, name who keeps the page: 青山县人民政府办公室主办.
    private func isOwner(at index: Int) -> Bool {
        let limit = min(text.count, index + OrganName.longest)
        let end = (index..<limit).first { !text.isHan($0) } ?? limit
        return text.isBlank(end)
            && lexicon[.ownerEnding].suffixLength(in: text, index..<end).map { end - index > $0 } ?? false
    }

    /// Whether 附件 stands there by itself, numbered or not.
    private func isAttachmentWord(at index: Int) -> Bool {
        guard let word = lexicon[.attachment].match(in: text, at: index, to: text.count) else { return false }
        return endsWord(at: text.number(at: word.range.upperBound, digits: 1...2)?.end ?? word.range.upperBound)
    }

    private func endsWord(at index: Int) -> Bool {
        text.isBlank(index) || text[index].isOne(of: [":", ">", "]", "】", ")"])
    }

    /// The last day that an organ's name stands before, else the first that nothing shares its line with.
    private func lastSignature(in range: Range<Int>) -> Signature? {
        var signed: Signature?
        var first: Signature?
        var index = range.lowerBound
        while index < range.upperBound {
            index = text.nextBehindBlank(from: index, to: range.upperBound)
            guard index < range.upperBound, let found = text.date(at: index), text.isBlank(found.range.upperBound)
            else {
                index += 1
                continue
            }
            index = found.range.upperBound
            let organ = organ(before: found.range.lowerBound, from: range.lowerBound)
            let signature = Signature(date: found.date, dateRange: found.range, organ: organ)
            if organ != nil {
                signed = signature
            } else if first == nil, isAlone(found.range, in: range) {
                first = signature
            }
        }
        return signed ?? first
    }

    /// Whether a date fills its line, or stands last where line breaks are lost.
    private func isAlone(_ date: Range<Int>, in range: Range<Int>) -> Bool {
        if text.trimmed(date.upperBound..<max(date.upperBound, range.upperBound)).isEmpty { return true }
        var start = date.lowerBound
        while start > range.lowerBound, text.isSpace(start - 1) { start -= 1 }
        let end = text.skippingSpaces(from: date.upperBound, to: range.upperBound)
        return (start == range.lowerBound || text.isBreak(start - 1)) && text.isBreak(end)
    }

    /// The end of a range behind its last blank, as long as an organ's name may be.
    func lastPiece(of range: Range<Int>) -> Range<Int> {
        let end = range.upperBound
        var start = end
        while start > range.lowerBound, end - start <= OrganName.longest, !text.isBlank(start - 1) { start -= 1 }
        return start..<end
    }

    /// The organ's name that ends before an offset, blanks and one line's end between.
    func organ(before offset: Int, from start: Int) -> Range<Int>? {
        let range = lastPiece(of: text.trimmed(min(start, offset)..<offset))
        return OrganName(range, in: text, lexicon: lexicon) == nil ? nil : range
    }
}
