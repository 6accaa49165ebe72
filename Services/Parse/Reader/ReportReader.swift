package import Messages

/// Reads the text of a document into a report, by rules and word lists: deterministic, pure, and linear in time.
package struct ReportReader: Sendable {
    /// The version that reports name; raised whenever any report may come out differently.
    package static let version = "0.9"

    private let lexicon: Lexicon

    /// Takes the word lists to read by.
    package init(lexicon: Lexicon = .builtIn) {
        self.lexicon = lexicon
    }

    /// What reports name as their reader.
    package var identity: ReaderIdentity { ReaderIdentity(version: Self.version, lexicon: lexicon.version) }

    /// Reads any text whatever: what it does not state is left out, and nothing makes it fail.
    ///
    /// - Parameters:
    ///   - documentID: SHA-256 of the original, in lower-case hex.
    ///   - reportID: the series of versions that a person means.
    ///   - revision: counts re-readings, from 1.
    package func read(_ source: SourceText, documentID: String, reportID: String, revision: Int) -> Report {
        var reading = start(source, documentID: documentID, reportID: reportID, revision: revision)
        reading.run()
        return reading.report
    }

    /// The same, with the rule that gave each value of the report's lists.
    package func explain(
        _ source: SourceText, documentID: String, reportID: String, revision: Int
    ) -> (report: Report, notes: [RuleNote]) {
        var reading = start(source, documentID: documentID, reportID: reportID, revision: revision)
        reading.ruleNotes = []
        reading.run()
        return (reading.report, reading.ruleNotes ?? [])
    }

    private func start(_ source: SourceText, documentID: String, reportID: String, revision: Int) -> Reading {
        var blank = Report(
            documentId: documentID,
            reportId: reportID,
            revision: revision,
            kind: .other,
            source: ReportSource(
                fileName: source.fileName,
                mediaType: source.mediaType,
                sha256: documentID,
                size: source.size,
                encoding: source.encoding,
                replacements: source.replacements > 0 ? source.replacements : nil,
                url: source.page?.url,
                declared: source.declared,
                attachments: source.page.flatMap { $0.attachments.isEmpty ? nil : $0.attachments },
                recognition: source.recognition
            ),
            text: source.text,
            body: TextRange(0, 0),
            reader: identity
        )
        blank.parent = source.parent
        return Reading(blank, page: source.page, lexicon: lexicon)
    }
}

extension Reading {
    /// Each step is a file in `Passes` and may use what the steps before it found.
    fileprivate mutating func run() {
        findHeadings()
        findEnd()
        findFields()
        findTitle()
        findBeginning()
        takeIndexNumber()
        takeDocumentNumber()
        takeDates()
        takePublisher()
        takePageTags()
        takeAgency()
        takeKind()
        takeYear()
        takeDivision()
        findTextEnd()
        findPlainSections()
        takeRoles()
        buildOutline()
        takeCitations()
        describeCitations()
        takeFigures()
        takeDuties()
        takeItems()
        takeFindings()
    }
}
