import Messages

extension Reading {
    /// No report is signed by more organs on lines of their own.
    private static let mostSigners = 4

    /// Finds where the text ends before its signature: before the names that stand alone on its last lines, with a date or
    /// none.
    mutating func findTextEnd() {
        let signed = signature.map { min($0.organ?.lowerBound ?? $0.dateRange.lowerBound, $0.dateRange.lowerBound) }
        var end = max(body.lowerBound, min(signed ?? body.upperBound, body.upperBound))
        for _ in 0..<Self.mostSigners {
            let written = text.trimmed(body.lowerBound..<end)
            var start = written.upperBound
            while start > written.lowerBound, written.upperBound - start <= 2 * OrganName.longest,
                !text.isBreak(start - 1)
            {
                start -= 1
            }
            if let organ = partyOrgan(ending: written) {
                end = organ.lowerBound
                continue
            }
            // Without a line's end before it, it is a part of what stands before.
            guard start > written.lowerBound, text.isBreak(start - 1), signs(text.trimmed(start..<written.upperBound))
            else {
                break
            }
            end = start
        }
        textEnd = end
    }

    /// The Party's organ that signs before the government's where line ends were lost: …。 中共甲县委 甲县人民政府.
    private func partyOrgan(ending written: Range<Int>) -> Range<Int>? {
        let name = lastPiece(of: written)
        let before = text.trimmed(written.lowerBound..<name.lowerBound)
        guard text.isSpace(name.lowerBound - 1), text[before.upperBound - 1].is("。"),
            organs(in: name)?.first.kind == .party
        else { return nil }
        return name
    }

    /// Whether a line is nothing but the names of organs, by their endings or since the title names them.
    private func signs(_ line: Range<Int>) -> Bool {
        let names = line.split { text.isSpace($0) }
        guard !names.isEmpty, line.allSatisfy({ text.isHan($0) || text[$0].isOne(of: ["(", ")", "、", "·", " "]) })
        else { return false }
        return names.allSatisfy { name in
            let name = name.startIndex..<name.endIndex
            return OrganName(name, in: text, lexicon: lexicon) != nil || isInTitle(name)
        }
    }

    /// Whether the title holds a name, or the end of it that is left where it says less (of the state, of a city).
    private func isInTitle(_ name: Range<Int>) -> Bool {
        guard let title = titleRange, (3...OrganName.longest).contains(name.count) else { return false }
        let end = (name.upperBound - min(4, name.count))..<name.upperBound
        return title.contains { start in
            start + end.count <= title.upperBound
                && (0..<end.count).allSatisfy { text[start + $0] == text[end.lowerBound + $0] }
        }
    }
}
