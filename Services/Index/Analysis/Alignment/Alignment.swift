package import Messages

/// Aligns the texts of two reports.
package enum Alignment {
    /// One report's sentences and its document id.
    package struct Side: Sendable {
        let documentId: String
        let text: String
        let sentences: Sentences

        /// Takes a report.
        package init(_ report: Report, fold: ScalarFold = .width) {
            documentId = report.documentId
            text = report.text
            sentences = Sentences(of: report.text, body: report.body, outline: report.outline, fold: fold)
        }
    }

    /// Every sentence and heading of both bodies, each in one row.
    ///
    /// Pairs that stand in the same order in both, chosen so that they hold the most characters, are in place; the other
    /// pairs are moved and stand where the second text has them.
    package static func diff(_ first: Side, _ second: Side) -> ReportAlignment {
        let pairs = SentenceMatching(first.sentences, second.sentences).pairs
        let inPlace = HeaviestOrder(pairs.map { ($0.first, first.sentences.items[$0.first].characters) }).chosen
        let edits = SentenceEdits(first.text, second.text)
        var rows: [AlignmentRow] = []
        var pairOf = [Int?](repeating: nil, count: second.sentences.items.count)
        var isPaired = [Bool](repeating: false, count: first.sentences.items.count)
        for (index, pair) in pairs.enumerated() {
            pairOf[pair.second] = index
            isPaired[pair.first] = true
        }
        var shown = 0
        func showFirst(upTo end: Int) {
            while shown < end {
                if !isPaired[shown] {
                    rows.append(
                        AlignmentRow(
                            kind: .onlyFirst, first: first.sentences.items[shown].range, second: nil, score: 0))
                }
                shown += 1
            }
        }
        for (position, sentence) in second.sentences.items.enumerated() {
            guard let index = pairOf[position] else {
                rows.append(AlignmentRow(kind: .onlySecond, first: nil, second: sentence.range, score: 0))
                continue
            }
            if inPlace[index] { showFirst(upTo: pairs[index].first) }
            rows.append(row(pairs[index], first, second, isMoved: !inPlace[index], edits))
        }
        showFirst(upTo: isPaired.count)
        return ReportAlignment(first: first.documentId, second: second.documentId, rows: rows)
    }

    private static func row(
        _ pair: SentencePair, _ first: Side, _ second: Side, isMoved: Bool, _ edits: SentenceEdits
    ) -> AlignmentRow {
        let (one, other) = (first.sentences.items[pair.first], second.sentences.items[pair.second])
        let kind: AlignmentKind =
            one.exactHash == other.exactHash ? .same : one.maskedHash == other.maskedHash ? .numbersChanged : .near
        return AlignmentRow(
            kind: kind, isMoved: isMoved, first: one.range, second: other.range,
            score: (pair.score * 10_000).rounded() / 10_000,
            edits: kind == .same ? [] : edits.edits(one.range, other.range))
    }
}
