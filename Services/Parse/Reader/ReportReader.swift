package import Messages

/// Reads the text of a document into a report, by rules and word lists: deterministic, pure, and linear in time.
package struct ReportReader: Sendable {
    /// The version that reports name; raised whenever any report may come out differently.
    package static let version = "0.6"

    private let lexicon: Lexicon

    /// Takes the word lists to read by.
    package init(lexicon: Lexicon = .builtIn) {
        self.lexicon = lexicon
    }

    /// Reads any text whatever: what it does not state is left out, and nothing makes it fail.
    ///
    /// Each step is a file in `Passes` and may use what the steps before it found.
    ///
    /// - Parameters:
    ///   - documentID: SHA-256 of the original, in lower-case hex.
    ///   - reportID: the series of versions that a person means.
    ///   - revision: counts re-readings, from 1.
    package func read(_ source: SourceText, documentID: String, reportID: String, revision: Int) -> Report {
        let blank = Report(
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
                declared: source.declared
            ),
            text: source.text,
            body: TextRange(0, 0),
            reader: ReaderIdentity(version: Self.version, lexicon: lexicon.version)
        )
        var reading = Reading(blank, lexicon: lexicon)
        reading.findHeadings()
        reading.findEnd()
        reading.findFields()
        reading.findTitle()
        reading.findBeginning()
        reading.takeIndexNumber()
        reading.takeDocumentNumber()
        reading.takeDates()
        reading.takePublisher()
        reading.takeAgency()
        reading.takeKind()
        reading.takeYear()
        reading.takeDivision()
        reading.findPlainSections()
        reading.takeRoles()
        reading.buildOutline()
        reading.takeCitations()
        reading.describeCitations()
        reading.takeFigures()
        reading.takeDuties()
        reading.takeItems()
        reading.takeFindings()
        return reading.report
    }
}
