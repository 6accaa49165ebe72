import Messages

/// What the steps of one reading share: the text, what was found on the way, and the report so far.
struct Reading {
    let text: ScalarText
    let lexicon: Lexicon
    /// What a web page tells outside of its text.
    let page: PageMetadata?
    var report: Report

    /// Every heading in order, levels mixed.
    var headings: [Heading] = []
    /// Where the part before the first heading ends; at most ``headerLimit``.
    var headerEnd = 0
    /// The lines of that part that hold anything.
    var headerLines: [HeaderLine] = []
    /// Labelled values around the document, in order of appearance.
    var fields: [Field] = []
    /// Where the report's own text begins and ends.
    var body: Range<Int>
    /// Where the title stands.
    var titleRange: Range<Int>?
    /// The lines that close the report.
    var signature: Signature?
    /// Where the text ends before its signature.
    var textEnd: Int
    /// Sections under headings that bear no number, in order.
    var plainSections: [PlainSection] = []
    /// The sections by their places.
    var sectionPlaces = SectionPlaces([])
    /// Where it tells of problems and plans.
    var contents = ReportContents()
    /// Totals that their stated parts do not add up to, with what these add up to.
    var wrongSums: [WrongSum] = []
    /// The names of the lists that were cut at ``mostOfAKind``.
    private(set) var fullLists: [String] = []
    /// Why the values of the lists are there; nil where nobody asks.
    var ruleNotes: [RuleNote]?

    /// No page has more than so many scalars before its document begins.
    static let headerLimit = 8_000
    /// No page has more than so many scalars behind what closes its document.
    static let tailLimit = 3_000
    /// No list of a report is longer; a huge file of nothing else must not fill the memory.
    static let mostOfAKind = 50_000

    init(_ report: Report, page: PageMetadata?, lexicon: Lexicon) {
        self.report = report
        self.page = page
        self.lexicon = lexicon
        text = ScalarText(report.text, folding: lexicon.folding)
        body = 0..<text.count
        textEnd = text.count
    }

    /// What a list of the report may hold: of a longer one its beginning, and a finding will say so.
    mutating func bounded<Value>(_ list: [Value], named name: String) -> [Value] {
        guard list.count > Self.mostOfAKind else { return list }
        fullLists.append(name)
        return Array(list.prefix(Self.mostOfAKind))
    }

    /// Notes where a value of the report came from.
    mutating func note(_ path: String, at range: Range<Int>?, from place: EvidencePlace, rule: String) {
        report.evidence[path] = ReportEvidence(
            range: range.map { TextRange($0.lowerBound, $0.upperBound) },
            from: place,
            rule: rule
        )
    }
}
