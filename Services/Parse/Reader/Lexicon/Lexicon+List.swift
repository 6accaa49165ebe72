extension Lexicon {
    /// The lists by their names in the files.
    enum List: String, CaseIterable, Sendable {
        case indexNumber = "index-number"
        case documentNumber = "document-number"
        case dateWritten = "date-written"
        case datePublished = "date-published"
        case publisher
        case issuer
        case title
        case ignored

        case subject
        case reportEnding = "report-ending"
        case stateEnding = "state-ending"
        case otherEnding = "other-ending"
        case notAReport = "not-a-report"
        case opening
        case titleJoint = "title-joint"

        case leaderDuty = "leader-duty"
        case problems
        case plans
        case achievements
        case heading
        case listStart = "list-start"
        case listStartNotAfter = "list-start-not-after"

        case government
        case township
        case party
        case branch
        case department
        case province
        case county
        case townshipLevel = "township-level"

        case afterDocument = "after"
        case afterDocumentOpen = "after-open"
        case attachment
        case beforeDocument = "before"

        case simplified
    }
}
