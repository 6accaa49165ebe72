import Messages

/// A problem of a report, and one of a later report of the same agency that names it again.
struct ComparedProblem: Encodable {
    /// Which of the report's problems, from 1.
    let problem: Int
    let text: String
    let year: Int
    let laterDocumentId: String
    let laterProblem: Int?
    let laterYear: Int?
    let score: Double

    static func all(_ returning: ReturningProblem) -> [Self] {
        returning.again.map { again in
            Self(
                problem: returning.item, text: returning.problem.text, year: returning.year,
                laterDocumentId: again.documentId, laterProblem: again.item, laterYear: again.year, score: again.score)
        }
    }
}

/// A commitment of a report, and what the next year says of it.
struct ComparedPromise: Encodable {
    /// Which of the report's commitments, from 1.
    let commitment: Int
    let text: String
    let year: Int
    let outcome: PromiseOutcome
    let score: Double
    let evidence: [TextEvidence]

    init(_ review: PromiseReview) {
        (commitment, text, year) = (review.item, review.commitment.text, review.year)
        (outcome, score, evidence) = (review.outcome, review.score, review.evidence)
    }
}
