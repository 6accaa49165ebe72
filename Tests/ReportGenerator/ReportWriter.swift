import Messages

/// Writes one report, noting each heading and citation as it writes it.
struct ReportWriter {
    private(set) var structure: ReportStructure
    private(set) var text = ""
    private let index: Int
    private var random: SeededRandom

    init(_ frame: ReportStructure, index: Int, random: SeededRandom) {
        structure = frame
        self.index = index
        self.random = random
    }

    mutating func write(targetBytes: Int) {
        text.reserveCapacity(targetBytes + 2_000)
        writeHeader()
        line(indent + opening())
        let bytes = max(0, targetBytes - text.utf8.count - 800)
        for (position, titles) in Vocabulary.sections.enumerated() {
            heading(1, number: position + 1, title: random.pick(titles))
            switch position {
            case 0: writeSections(until: text.utf8.count + bytes * 7 / 10, from: Vocabulary.tasks, joined: true)
            case 1: line(indent + sentences(2))
            case 2: writeSections(until: text.utf8.count + bytes / 10, from: Vocabulary.shortfalls, joined: false)
            default: writeSections(until: text.utf8.count + bytes / 10, from: Vocabulary.tasks, joined: true)
            }
        }
        writeFooter()
    }

    private mutating func writeSections(until end: Int, from titles: [String], joined: Bool) {
        var number = 1
        let inParagraph = random.number(0...1) == 0
        while number <= 3 || (text.utf8.count < end && number <= 60) {
            let title = random.pick(titles) + (joined ? comma + random.pick(Vocabulary.aims) : "")
            heading(2, number: number, title: title, inParagraph: inParagraph)
            let room = max(0, end - text.utf8.count)
            if joined, room > 2_000, random.number(0...3) == 0 {
                for point in 1...random.number(2...4) { writePoint(point) }
            } else {
                // A large report has long sections rather than a hundred of them.
                let wanted = max(2, min(room / 1_200, 400_000))
                line((inParagraph ? "" : indent) + sentences(random.number(wanted...(wanted + 3))))
            }
            number += 1
        }
    }

    private mutating func writePoint(_ point: Int) {
        heading(3, number: point, title: random.pick(Vocabulary.tasks), inParagraph: true)
        line(sentences(random.number(1...3)))
        guard random.number(0...3) == 0 else { return }
        for detail in 1...2 {
            heading(4, number: detail, title: random.pick(Vocabulary.aims), inParagraph: true)
            line(sentences(1))
        }
    }

    // MARK: - Pieces

    private var comma: String { structure.isHalfWidth ? "," : "，" }
    private var indent: String { structure.isHalfWidth ? "    " : "　　" }

    private mutating func opening() -> String {
        let year = structure.reportYear
        // The running number makes each text of a generator differ from every other.
        return "\(year)年\(comma)\(random.pick(Vocabulary.openings))。本报告收入本机关文件汇编第\(index + 1)号。"
            + "现将有关情况报告如下\(structure.isHalfWidth ? ":" : "：")"
    }

    private mutating func heading(_ level: Int, number: Int, title: String, inParagraph: Bool = false) {
        let (open, close) = structure.isHalfWidth ? ("(", ")") : ("（", "）")
        let printed =
            switch level {
            case 1: "\(Vocabulary.chinese(number))、"
            case 2: "\(open)\(Vocabulary.chinese(number))\(close)"
            case 3: "\(number)."
            default: "\(open)\(number)\(close)"
            }
        structure.headings.append(ReportStructure.Heading(level: level, number: printed, title: title))
        text += indent + printed + title + (inParagraph ? "。" : "\n")
    }

    private mutating func sentences(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count {
            text += random.pick(Vocabulary.clauses) + comma
            if random.number(0...5) == 0 {
                let law = random.pick(Vocabulary.laws)
                structure.citations.append(law)
                text += "认真学习《\(law)》" + comma
            }
            text += random.pick(Vocabulary.facts).replacing("#", with: String(random.number(2...4_000))) + "。"
        }
        return text
    }

    private mutating func line(_ words: String) { text += words + "\n" }
}

extension ReportWriter {
    private mutating func writeHeader() {
        let colon = structure.isHalfWidth ? ":" : "："
        let published = structure.datePublished?.iso ?? ""
        switch structure.layout {
        case .bullets:
            for value in [
                structure.indexNumber ?? "", structure.agency, structure.title, structure.dateWritten.iso, published,
            ] {
                line("  • " + value)
            }
        case .table:
            line("| 索引号\(colon) | \(structure.indexNumber ?? "") | 信息分类\(colon) | 法治政府建设 |")
            line("| 发布机构\(colon) | \(structure.agency) | 成文日期\(colon) | \(structure.dateWritten.iso) |")
            line("| 文　　号\(colon) | \(structure.documentNumber ?? "") | 发布日期\(colon) | \(published) |\n")
        case .labels:
            line("索 引 号\(colon)\(structure.indexNumber ?? "")")
            line("发 布 机 构\(colon)\(structure.agency)")
            line("成 文 日 期\(colon)\(structure.dateWritten.iso)")
            line("发 布 日 期\(colon)\(published)")
            line("文　　号\(colon)\(structure.documentNumber ?? "")\n")
        case .plain: break
        }
        line(structure.title + "\n")
    }

    private mutating func writeFooter() {
        let date = structure.dateWritten
        line("\(indent)特此报告。\n")
        line("\(indent)\(indent)\(structure.agency)")
        line("\(indent)\(indent)\(date.year)年\(date.month)月\(date.day)日")
        guard structure.layout != .plain else { return }
        line("\n主办单位\(structure.isHalfWidth ? ":" : "：")\(structure.agency)办公室  联系电话见公告栏")
    }
}
