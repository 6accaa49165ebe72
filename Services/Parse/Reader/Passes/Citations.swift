import Messages

extension Reading {
    /// No cited name is longer; a 《 that is still open by then was never closed.
    private static let longestName = 300

    /// Takes every outermost 《…》 of the document: of its text, and of its title where the page's words part the two.
    mutating func takeCitations() {
        var found: [Range<Int>] = []
        let title = titleRange.map(withBrackets)
        if let title, title.upperBound <= body.lowerBound { takeCitations(in: title, to: &found) }
        takeCitations(in: body, to: &found)
        if let title, title.lowerBound >= body.upperBound { takeCitations(in: title, to: &found) }
        report.citations = bounded(found, named: "citations").map {
            ReportCitation(name: text.string($0), range: TextRange($0.lowerBound, $0.upperBound))
        }
    }

    private func takeCitations(in range: Range<Int>, to found: inout [Range<Int>]) {
        var open: [Int] = []
        var next = range.lowerBound
        while found.count <= Self.mostOfAKind {
            let index = text.nextMark(from: next, to: range.upperBound)
            guard index < range.upperBound else { return }
            next = index + 1
            switch text[index] {
            case "\n", "。": open.removeAll()  // no name goes on past them, so what is open was never closed
            case "《":
                if let last = open.last, index - last > Self.longestName { open.removeAll() }
                if open.count == Self.longestName { open.removeFirst(Self.longestName / 2) }
                open.append(index)
            case "》":
                guard let start = open.popLast(), index - start <= Self.longestName, index > start + 1 else { continue }
                while let last = found.last, last.lowerBound > start { found.removeLast() }
                found.append((start + 1)..<index)
            default: break
            }
        }
    }
}
