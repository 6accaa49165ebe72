import Messages

/// Writes one page, noting what it says as it says it.
///
/// All is written in simplified characters of full width, with line ends; ``finish()`` prints it in the page's style.
struct StatedWriter {
    let style: PageStyle
    let organ: StatedOrgan
    let year: Int
    var random: SeededRandom
    var stated = StatedReport()
    var text = ""
    var declared: [String: String] = [:]
    /// What is wrong with the page, each kind at most once.
    var faults: Set<StatedFault>
    /// The last number of the third level, for pages that number on.
    private var lastPoint = 0

    init(style: PageStyle, organ: StatedOrgan, year: Int, faults: Set<StatedFault>, random: SeededRandom) {
        (self.style, self.organ, self.year) = (style, organ, year)
        (self.faults, self.random) = (faults, random)
    }

    mutating func line(_ words: String) { text += words + "\n" }

    /// Takes a fault that is to be made here; nil where the page has none of the kind.
    mutating func make(_ fault: StatedFault) -> Bool { faults.remove(fault) != nil }

    mutating func finds(_ rule: String) { stated.findings.append(rule) }

    /// Opens a section, and says how its text begins: behind the heading or on the next line.
    mutating func heading(_ level: Int, _ number: Int, _ title: String, role: SectionRole? = nil, runsIn: Bool) {
        let open = style.brackets == .both ? "（" : ""
        let printed =
            switch level {
            case 1: "\(Vocabulary.chinese(number))、"
            case 2: "\(open)\(Vocabulary.chinese(number))）"
            case 3: "\(number)."
            default: "\(open)\(number)）"
            }
        stated.headings.append(StatedReport.Heading(level: level, number: printed, title: title, role: role))
        text += "　　" + printed + title + (runsIn ? "。" : "\n")
    }

    /// The number of a third-level heading that is the first, second … of its section.
    mutating func pointNumber(_ place: Int) -> Int {
        guard style.numbersOn else { return place }
        lastPoint += 1
        return lastPoint
    }

    mutating func finish() -> StatedPage {
        stated.print(in: style)
        return StatedPage(stated: stated, style: style, text: style.printed(text), declared: declared)
    }
}

/// What may be wrong with a page.
enum StatedFault: Hashable, CaseIterable {
    case duplicateHeading, skippedHeading, duplicateItem, skippedItem, wrongSum, placeholder
    case noProblems, noLeaderDuty, noPlans
    case writtenLate, publishedLate, publishedFirst, otherYear, wrongCheckCharacter, declaredOtherwise
}

extension StatedReport {
    /// Prints what is told as the page prints it.
    fileprivate mutating func print(in style: PageStyle) {
        title = title.map(style.printed)
        agency = agency.map(style.printed)
        joint = joint.map(style.printed)
        docNumber = docNumber.map(style.printed)
        publisher = publisher.map(style.printed)
        problems = problems.map(style.printed)
        commitments = commitments.map(style.printed)
        for place in headings.indices {
            headings[place].number = style.printed(headings[place].number)
            headings[place].title = style.printed(headings[place].title)
        }
        for place in figures.indices {
            figures[place].unit = style.printed(figures[place].unit)
            figures[place].subject = figures[place].subject.map(style.printed)
        }
        for place in citations.indices {
            citations[place].name = style.printed(citations[place].name)
            citations[place].docNumber = citations[place].docNumber.map(style.printed)
            citations[place].alias = citations[place].alias.map(style.printed)
        }
    }
}
