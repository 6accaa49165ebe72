import Messages

/// A problem or commitment prepared for comparison: all of it, and its first clause, which says what it is.
struct ItemTerms {
    let whole: Terms
    let head: Terms

    /// A first clause of fewer terms says too little by itself.
    private static let fewestHeadTerms = 3

    init(_ item: ReportItem, fold: ScalarFold) {
        whole = Terms(item.text, fold: fold)
        let end = item.text.unicodeScalars.firstIndex { scalar in
            Sentences.endsSentence(scalar.value) || scalar == "，" || scalar == ","
        }
        let head = Terms(String(item.text[..<(end ?? item.text.endIndex)]), fold: fold)
        self.head = head.sorted.count >= Self.fewestHeadTerms ? head : whole
    }
}

/// The same with the weights that it is compared by.
struct WeightedItem {
    private let whole: WeightedTerms
    private let head: WeightedTerms

    /// What a match of the first clause alone is worth.
    private static let headWorth = 0.85

    init(_ item: ItemTerms, _ weights: TermWeights) {
        (whole, head) = (WeightedTerms(item.whole, weights), WeightedTerms(item.head, weights))
    }

    /// How well a passage speaks of it, from 0 to 1.
    func coverage(by passage: Terms) -> Double {
        max(whole.coverage(by: passage), Self.headWorth * head.coverage(by: passage))
    }

    /// How alike two are, from 0 to 1.
    func likeness(_ other: Self) -> Double {
        max(whole.likeness(other.whole), Self.headWorth * head.likeness(other.head))
    }
}
