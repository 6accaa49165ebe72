/// The terms of a text with the weight of each, which is looked up once for all that it is compared with.
struct WeightedTerms {
    let terms: Terms
    private let weights: [Double]
    private let sum: Double

    init(_ terms: Terms, _ weights: TermWeights) {
        self.terms = terms
        self.weights = terms.sorted.map(weights.weight)
        sum = self.weights.reduce(0, +)
    }

    /// The part of its weight that another text has, from 0 to 1.
    func coverage(by other: Terms) -> Double { sum > 0 ? shared(with: other) / sum : 0 }

    /// Dice's coefficient by weight, from 0 to 1.
    func likeness(_ other: Self) -> Double {
        let all = sum + other.sum
        return all > 0 ? 2 * shared(with: other.terms) / all : 0
    }

    /// The weight of what both have.
    private func shared(with other: Terms) -> Double {
        var (left, right, shared) = (0, 0, 0.0)
        terms.sorted.withUnsafeBufferPointer { ours in
            other.sorted.withUnsafeBufferPointer { theirs in
                while left < ours.count, right < theirs.count {
                    let (one, two) = (ours[left], theirs[right])
                    if one == two { shared += weights[left] }
                    if one <= two { left += 1 }
                    if two <= one { right += 1 }
                }
            }
        }
        return shared
    }
}
