import Messages

extension Reading {
    /// Takes every counted quantity that is a fact of the report, in order.
    ///
    /// A figure is a number with a measure word. Numbers in cited names and in quotation marks are names, and what a
    /// section of plans counts is not a fact yet.
    mutating func takeFigures() {
        var taken = bounded(foundFigures(), named: "figures")
        wrongSums = linkSums(of: &taken)
        var places = sectionPlaces
        let year = report.reportYear
        let yearName = year.map(String.init)
        report.figures.reserveCapacity(taken.count)
        for place in taken.indices {
            because(.figure, taken[place].range, rule(of: taken[place]))
            let section = places.section(at: taken[place].number.lowerBound)
            let period = period(of: taken[place], year: year)
            report.figures.append(
                figure(
                    taken[place], at: place, in: section, period: period == year ? yearName : period.map(String.init)))
        }
    }

    private func foundFigures() -> [FoundFigure] {
        var skipped = NameSpans(citations: report.citations, plans: plannedParts())
        var taken: [FoundFigure] = []
        var index = body.lowerBound
        while taken.count <= Self.mostOfAKind {
            index = text.nextMark(from: index, to: body.upperBound)
            guard index < body.upperBound else { break }
            skipped.step(over: text[index], at: index)
            guard text.mayBeginNumber(index), !skipped.contains(index) else {
                index += 1
                continue
            }
            let quantity = text.quantity(at: index, more: lexicon[.more])
            guard let found = figures(at: index, quantity) else {
                // What is no figure is passed over whole: 23 in 2023 is none either.
                index = max(index + 1, quantity?.range.upperBound ?? index + 1)
                continue
            }
            append(found.first, to: &taken)
            if let second = found.second {
                append(second, to: &taken)
            }
            index = (found.second ?? found.first).range.upperBound
        }
        // Both ends of a range (3至5次) count the same; its measure word stands once.
        for place in taken.indices.dropFirst() where taken[place].unit == taken[place - 1].unit {
            taken[place].subject = taken[place].subject ?? taken[place - 1].subject
        }
        return taken
    }

    private func rule(of found: FoundFigure) -> String {
        if found.spokenUnit != nil { return "figure.share-in-words" }
        return found.unit.isEmpty ? "figure.number-alone" : "figure.measure-word"
    }

    private func figure(
        _ found: FoundFigure, at place: Int, in section: (path: [Int], label: String?), period: String?
    ) -> ReportFigure {
        ReportFigure(
            id: "f\(place + 1)", value: found.value, unit: found.spokenUnit?.rawValue ?? unitName(found.unit),
            subject: found.subject.map { text.string($0) }, qualifier: found.exactness.qualifier,
            period: period,
            partOf: found.partOf.map { "f\($0 + 1)" }, section: section.path, sectionLabel: section.label,
            quote: text.string(found.range), range: TextRange(found.range.lowerBound, found.range.upperBound))
    }

    /// Appends a figure; no words belong to two.
    private func append(_ figure: FoundFigure, to taken: inout [FoundFigure]) {
        var figure = figure
        if let last = taken.last, last.number != figure.number {
            let start = min(figure.range.lowerBound, figure.number.lowerBound)
            taken[taken.count - 1].clip(to: last.range.lowerBound..<max(last.unit.upperBound, start))
            figure.clip(to: max(start, min(last.unit.upperBound, figure.number.lowerBound))..<figure.range.upperBound)
        }
        taken.append(figure)
    }

    /// The parts of a report that say what is to come.
    private func plannedParts() -> [Range<Int>] {
        guard report.kind == .annualReport else { return [] }
        return report.outline.filter { $0.role == .plans }.map { $0.range.start..<$0.range.end }
            + plainSections.filter { $0.role == .plans }.map(\.range)
    }

    /// One figure, or the two ends of a range (3至5次), that begins with a quantity, if that is one.
    private func figures(at start: Int, _ quantity: Quantity?) -> (first: FoundFigure, second: FoundFigure?)? {
        if let share = spokenShare(at: start) {
            let end = share.quantity.range.upperBound
            return (described(share.quantity, unit: end..<end, spoken: share.unit), nil)
        }
        guard let first = quantity else { return nil }
        let end = first.range.upperBound
        if text[end].isOne(of: ["-", "~", "至", "到"]), text.mayBeginNumber(end + 1), isRangeMark(at: end),
            let second = text.quantity(at: end + 1, more: lexicon[.more]), let unit = unit(behind: second)
        {
            guard var low = figure(first, unit: unit), var high = figure(second, unit: unit), low.value < high.value
            else { return nil }
            (low.exactness, high.exactness) = (.atLeast, .atMost)
            low.range = min(start, low.range.lowerBound)..<high.range.upperBound
            high.range = low.range
            return (low, high)
        }
        guard let unit = unit(behind: first) else {
            return standsAlone(first) ? (described(first, unit: end..<end), nil) : nil
        }
        guard let found = figure(first, unit: unit) else { return nil }
        guard let tenths = tenths(behind: unit) else { return (found, nil) }
        var share = first
        share.value += tenths
        return (described(share, unit: unit.lowerBound..<(unit.upperBound + 1), spoken: .tenths), nil)
    }

    /// A hyphen is always one between numbers; 至 and 到 only between Arabic digits, since 四到位 is a manner of speaking.
    private func isRangeMark(at index: Int) -> Bool {
        text[index].isOne(of: ["-", "~"]) || text.digit(index + 1) != nil && text.digit(index - 1) != nil
    }

    private func figure(_ quantity: Quantity, unit: Range<Int>) -> FoundFigure? {
        isCount(quantity, unit: unit) ? described(quantity, unit: unit) : nil
    }

    private func described(_ quantity: Quantity, unit: Range<Int>, spoken: SpokenUnit? = nil) -> FoundFigure {
        var found = FoundFigure(
            value: quantity.value, number: quantity.range, unit: unit, spokenUnit: spoken, range: quantity.range)
        let end = qualify(&found, quantity)
        describe(&found, end: end)
        return found
    }

    /// The measure word behind a number, one blank between allowed.
    private func unit(behind quantity: Quantity) -> Range<Int>? {
        let start = text.skippingSpaces(from: quantity.range.upperBound, to: quantity.range.upperBound + 1)
        let counted = lexicon[.unit].match(in: text, at: start, to: body.upperBound)?.range
        let timed = lexicon[.unitOfTime].match(in: text, at: start, to: body.upperBound)?.range
        let unit = (timed?.count ?? 0) > (counted?.count ?? 0) ? timed : counted
        guard let unit else { return nil }
        // 8处室 counts no places: a longer word that is none begins there.
        if let word = lexicon[.noUnit].match(in: text, at: start, to: body.upperBound),
            word.range.count > unit.count || !lexicon[.unit].equals(unit, in: text)
        {
            return nil
        }
        return unit
    }

    /// The measure word as printed; a percent sign of any width is `%`.
    private func unitName(_ unit: Range<Int>) -> String {
        unit.count == 1 && text[unit.lowerBound] == 0x25 ? "%" : text.string(unit)
    }

    /// Whether a number with a measure word counts something, and is no rank, name, limit or manner of speaking.
    private func isCount(_ quantity: Quantity, unit: Range<Int>) -> Bool {
        let start = quantity.range.lowerBound
        if isBehind(.notCountedBefore, at: start, onlyForSmall: quantity) { return false }
        if isBehind(.rankBefore, at: start), !isBehind(.noRankBefore, at: start) { return false }
        if quantity.isSmall, lexicon[.stageUnit].equals(unit, in: text) { return false }
        if lexicon[.unitOfTime].equals(unit, in: text) {
            if isBehind(.timeResult, at: start) { return true }
            if isBehind(.timeLimit, at: start) { return false }
            return lexicon[.timeLimitAfter].match(in: text, at: unit.upperBound, to: body.upperBound) == nil
        }
        guard quantity.isChinese else { return true }
        if quantity.value == 1, !quantity.isMore {
            guard lexicon[.unitAfterOne].equals(unit, in: text) else { return false }
            return beginsClause(start) ? isHonoured(unit.upperBound) : endsClause(unit.upperBound)
        }
        guard quantity.isSmall || isBarePower(quantity) else { return true }
        if isBarePower(quantity) {
            return quantity.isMore || isBehind(.aboutBefore, at: start) || isBehind(.atLeastBefore, at: start)
                || lexicon[.aboutAfter].match(in: text, at: unit.upperBound, to: body.upperBound) != nil
        }
        return lexicon[.rhetorical].match(in: text, at: endOfRow(unit), to: body.upperBound) == nil
    }

    /// Where a row of numbers of the same unit ends: the name behind 三次、四次全会 is that of both.
    private func endOfRow(_ unit: Range<Int>) -> Int {
        let mark = text[unit.upperBound - 1]
        var end = unit.upperBound
        while text[end].is("、"), let next = text.quantity(at: end + 1, more: lexicon[.more]), next.isSmall,
            text[next.range.upperBound] == mark
        {
            end = next.range.upperBound + 1
        }
        return end
    }

    /// Whether the clause tells of an award: 一名职工获评先进 counts one, 一名干部联系一户 is a manner of speaking.
    private func isHonoured(_ start: Int) -> Bool {
        let end = (start..<min(start + 20, body.upperBound)).first(where: endsClause) ?? start
        return lexicon[.award].occurs(in: text, start..<end)
    }

    /// 百, 千 and 万 without a digit: a number only with 近, 余 and the like.
    func isBarePower(_ quantity: Quantity) -> Bool {
        text[quantity.range.lowerBound].isOne(of: ["百", "千", "万"])
    }

    private func isBehind(_ list: Lexicon.List, at index: Int, onlyForSmall quantity: Quantity) -> Bool {
        // 第12 is a rank in any digits; the other words make only small Chinese numbers none.
        if text[index - 1].is("第") { return true }
        return quantity.isSmall && isBehind(list, at: index)
    }

    func isBehind(_ list: Lexicon.List, at index: Int) -> Bool {
        lexicon[list].suffixLength(in: text, max(body.lowerBound, index - 6)..<index) != nil
    }

    func endsClause(_ index: Int) -> Bool {
        text.isBlank(index) || text[index].isOne(of: [",", "。", ";", "、", ":", ")", "!", "?", "”"])
    }

    private func beginsClause(_ index: Int) -> Bool {
        text.isBlank(index - 1) || text[index - 1].isOne(of: [",", "。", ";", "、", ":", "(", "!", "?", "“"])
    }

    private static let qualifiersBefore: [(Lexicon.List, Exactness)] = [
        (.atMostBefore, .atMost), (.atLeastBefore, .atLeast), (.aboutBefore, .about),
    ]
    private static let qualifiersBehind: [(Lexicon.List, Exactness)] = [
        (.atLeastAfter, .atLeast), (.aboutAfter, .about), (.atMostAfter, .atMost),
    ]

    /// Tells how exact a figure is by the words around it, and gives where those behind it end.
    private func qualify(_ found: inout FoundFigure, _ quantity: Quantity) -> Int {
        let reach = max(body.lowerBound, found.number.lowerBound - 6)..<found.number.lowerBound
        let isNone = lexicon[.notAQualifier].suffixLength(in: text, reach) != nil
        let word =
            isNone
            ? nil
            : Self.qualifiersBefore.compactMap { list, exactness in
                lexicon[list].suffixLength(in: text, reach).map { (length: $0, exactness: exactness) }
            }.max { $0.length < $1.length }
        var end = found.unit.upperBound
        if quantity.isMore {
            found.exactness = .atLeast
        } else if let exactness = word?.exactness ?? shareExactness(of: found) {
            found.exactness = exactness
        }
        if let word { found.range = (found.number.lowerBound - word.length)..<found.unit.upperBound }
        for (list, exactness) in Self.qualifiersBehind {
            guard let behind = lexicon[list].match(in: text, at: end, to: body.upperBound) else { continue }
            found.exactness = exactness
            end = behind.range.upperBound
            break
        }
        found.range = found.range.lowerBound..<end
        return end
    }
}
