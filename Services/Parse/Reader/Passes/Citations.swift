import Messages

extension Reading {
    /// No cited name is longer; a 《 that is still open by then was never closed.
    private static let longestName = 300

    /// Takes every outermost 《…》 of the document.
    mutating func takeCitations() {
        var open: [Int] = []
        var found: [Range<Int>] = []
        scan: for index in body {
            switch text[index] {
            case "\n", "。": open.removeAll()  // no name goes on past them, so what is open was never closed
            case "《":
                if let last = open.last, index - last > Self.longestName { open.removeAll() }
                open.append(index)
            case "》":
                guard let start = open.popLast(), index - start <= Self.longestName, index > start + 1 else { continue }
                while let last = found.last, last.lowerBound > start { found.removeLast() }
                found.append((start + 1)..<index)
                if found.count == Self.mostOfAKind { break scan }
            default: break
            }
        }
        report.citations = found.map {
            ReportCitation(name: text.string($0), range: TextRange($0.lowerBound, $0.upperBound))
        }
    }
}
