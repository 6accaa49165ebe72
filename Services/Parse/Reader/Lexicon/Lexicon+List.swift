extension Lexicon {
    /// The lists; each stands in a file under its own name, `atLeastBefore` as `[at-least-before]`.
    enum List: Int, CaseIterable, Sendable {
        case indexNumber
        case documentNumber
        case dateWritten
        case datePublished
        case publisher
        case issuer
        case title
        case ignored

        case subject
        case reportEnding
        case stateEnding
        case otherEnding
        case notAReport
        case yearlyEnding
        case opening
        case event
        case titleJoint

        case leaderDuty
        case problems
        case plans
        case notProblems
        case firstResponsible
        case leader
        case problemPassage
        case still
        case planOpening
        case itemLead
        case closing
        case reason
        case spirit
        case rowStart
        case rowEnd
        case rowGoesOn
        case complaint
        case someProblems
        case problemNoun
        case leftoverNoun
        case leftover
        case principal
        case notLeader
        case leading
        case answering
        case inCharge
        case achievements
        case plansEnding
        case otherContents
        case heading
        case proseStart
        case listStart
        case listStartNotAfter

        case government
        case township
        case party
        case branch
        case department
        case judicial
        case partyPrefix
        case province
        case county
        case townshipLevel

        case afterDocument
        case afterDocumentOpen
        case ownerEnding
        case attachment
        case beforeDocument

        case unit
        case unitOfTime
        case noUnit
        case atLeastBefore
        case aboutBefore
        case atMostBefore
        case more
        case notAQualifier
        case stageUnit
        case unitAfterOne
        case rankBefore
        case noRankBefore
        case atLeastAfter
        case aboutAfter
        case atMostAfter
        case timeLimit
        case timeLimitAfter
        case timeResult
        case award
        case reached
        case reachedMany
        case shareAtMost
        case shareAtLeast
        case rhetorical
        case notCountedBefore
        case lead
        case subjectLead
        case total
        case parts
        case lastYear
        case change

        case citationLaw
        case citationNoLaw
        case citationParty
        case citationRegulation
        case citationRule
        case citationInternal
        case citationPlan
        case citationPolicy
        case citationStage
        case citationAlias

        case simplified

        /// The name in the files.
        var name: String {
            "\(self)".reduce(into: "") { name, letter in
                name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
            }
        }
    }
}
