import Messages

extension Reading {
    /// Codes in the index number that fail their check characters.
    func indexNumberFindings() -> [ReportFinding] {
        guard let number = report.indexNumber, let code = number.organizationCode else { return [] }
        if number.organizationCodeValid == false {
            return [
                finding(
                    "index-number.check-digit", .warning, at: place(of: "indexNumber"),
                    "The organisation code \(code) in the index number fails its check character (GB 11714).")
            ]
        }
        guard number.creditCodeValid == false else { return [] }
        return [
            finding(
                "index-number.credit-code", .warning, at: place(of: "indexNumber"),
                "The 18 characters of the unified social credit code in the index number fail their check character "
                    + "(GB 32100).")
        ]
    }

    /// What a sidecar or manifest declares under a field's name otherwise than the text says it.
    ///
    /// What the text does not say can't disagree.
    func metadataFindings() -> [ReportFinding] {
        let declared = report.source.declared
        guard !declared.isEmpty else { return [] }
        let fields: [(name: String, declared: String?, isSame: (String) -> Bool?)] = [
            ("title", declared["title"], { same($0, report.title) }),
            ("agency", declared["agency"], { sameAgency($0) }),
            ("division", declared["division"], { sameDivision($0) }),
            ("reportYear", declared["reportYear"] ?? declared["year"], { sameYear($0) }),
            ("indexNumber", declared["indexNumber"], { same($0, report.indexNumber?.raw) }),
            ("docNumber", declared["docNumber"], { same($0, report.docNumber) }),
            ("dateWritten", declared["dateWritten"], { sameDate($0, report.dateWritten) }),
            ("datePublished", declared["datePublished"], { sameDate($0, report.datePublished) }),
            ("publisher", declared["publisher"], { same($0, report.source.publisher) }),
        ]
        let paths = ["agency": "agency.name", "division": "agency.division", "publisher": "source.publisher"]
        return fields.compactMap { field in
            guard let text = field.declared, field.isSame(text) == false else { return nil }
            return finding(
                "metadata.disagrees", item: field.name, .info, at: place(of: paths[field.name] ?? field.name),
                "Its \(field.name) was declared as \(text), which is not what the text says.")
        }
    }

    /// The text as it is compared, without blanks; nil where nothing is left.
    private func bare(_ text: String?) -> String? {
        let kept = text.map { lexicon.folded($0).filter { !$0.isWhitespace } } ?? ""
        return kept.isEmpty ? nil : kept
    }

    /// Whether both are the same; nil where either is not known.
    private func same(_ declared: String, _ read: String?) -> Bool? {
        guard let declared = bare(declared), let read = bare(read) else { return nil }
        return declared == read
    }

    /// An organ's shorter name, without its place, is no other one.
    private func sameAgency(_ declared: String) -> Bool? {
        guard let declared = bare(declared), let agency = report.agency else { return nil }
        return ([agency.name] + agency.joint).compactMap(bare).contains {
            $0.hasSuffix(declared) || declared.hasSuffix($0)
        }
    }

    private func sameDivision(_ declared: String) -> Bool? {
        guard let declared = bare(declared), let division = report.agency?.division else { return nil }
        return declared == division.code || declared == bare(division.name)
            || declared == bare(division.path.joined())
    }

    private func sameYear(_ declared: String) -> Bool? {
        guard let declared = bare(declared), let year = report.reportYear, let number = Int(declared.prefix(4)) else {
            return nil
        }
        return number == year
    }

    private func sameDate(_ declared: String, _ read: CivilDate?) -> Bool? {
        let text = ScalarText(declared, folding: lexicon.folding)
        guard let read, let found = text.date(at: text.trimmed(0..<text.count).lowerBound) else { return nil }
        return found.date == read
    }
}
