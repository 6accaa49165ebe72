extension Report {
    /// The report as the contract's JSON in UTF-8: the bytes that `JSONEncoder` gives with sorted keys and slashes left
    /// alone, in a tenth of its time.
    public func json() -> [UInt8] {
        var json = JSONBytes(capacity: text.utf8.count * 2 + 4_096)
        json.object { json in
            json.field("agency", agency)
            json.field("body", body)
            json.field("citations", citations) { $0.citation($1) }
            json.field("commitments", commitments) { $0.item($1) }
            json.field("datePublished", datePublished?.iso)
            json.field("dateWritten", dateWritten?.iso)
            json.field("docNumber", docNumber)
            json.field("documentId", documentId)
            json.field("duties", duties) { $0.duty($1) }
            json.field("evidence", evidence)
            json.field("figures", figures) { $0.figure($1) }
            json.field("findings", findings) { $0.finding($1) }
            json.field("indexNumber", indexNumber)
            json.field("kind", kind.rawValue)
            json.field("outline", outline) { $0.section($1) }
            json.field("parent", parent)
            json.field("problems", problems) { $0.item($1) }
            json.key("reader")
            json.object {
                $0.field("lexicon", reader.lexicon)
                $0.field("version", reader.version)
            }
            json.field("reportId", reportId)
            json.field("reportYear", reportYear)
            json.field("revision", revision)
            json.field("schema", schema)
            json.field("source", source)
            json.field("text", text)
            json.field("title", title)
        }
        return json.bytes
    }
}

extension JSONBytes {
    fileprivate mutating func field(_ name: StaticString, _ agency: ReportAgency?) {
        guard let agency else { return }
        key(name)
        object { json in
            if let division = agency.division {
                json.key("division")
                json.object {
                    $0.field("code", division.code)
                    $0.field("name", division.name)
                    $0.field("path", division.path) { $0.string($1) }
                }
            }
            json.field("joint", agency.joint) { $0.string($1) }
            json.field("key", agency.key)
            json.field("kind", agency.kind.rawValue)
            json.field("level", agency.level?.rawValue)
            json.field("name", agency.name)
        }
    }

    fileprivate mutating func field(_ name: StaticString, _ number: IndexNumber?) {
        guard let number else { return }
        key(name)
        object {
            $0.field("creditCodeValid", number.creditCodeValid)
            $0.field("organizationCode", number.organizationCode)
            $0.field("organizationCodeValid", number.organizationCodeValid)
            $0.field("raw", number.raw)
            $0.field("scheme", number.scheme)
            $0.field("serial", number.serial)
            $0.field("year", number.year)
        }
    }

    fileprivate mutating func field(_ name: StaticString, _ source: ReportSource) {
        key(name)
        object { json in
            if let attachments = source.attachments { json.field("attachments", attachments) { $0.string($1) } }
            json.key("declared")
            json.object { json in
                for (key, value) in source.declared.sorted(by: { $0.key < $1.key }) {
                    json.key(key)
                    json.string(value)
                }
            }
            json.field("encoding", source.encoding)
            json.field("fileName", source.fileName)
            json.field("mediaType", source.mediaType)
            json.field("publisher", source.publisher)
            if let recognition = source.recognition {
                json.key("recognition")
                json.object {
                    $0.key("confidence")
                    $0.number(recognition.confidence)
                    $0.field("pages", recognition.pages)
                }
            }
            json.field("replacements", source.replacements)
            json.field("sha256", source.sha256)
            json.field("size", source.size)
            json.field("url", source.url)
        }
    }

    fileprivate mutating func field(_ name: StaticString, _ evidence: [String: ReportEvidence]) {
        key(name)
        object { json in
            for (path, place) in evidence.sorted(by: { $0.key < $1.key }) {
                json.key(path)
                json.object {
                    $0.field("from", place.from.rawValue)
                    $0.field("range", place.range)
                    $0.field("rule", place.rule)
                }
            }
        }
    }

    fileprivate mutating func citation(_ citation: ReportCitation) {
        object {
            $0.field("alias", citation.alias)
            $0.field("canonicalName", citation.canonicalName)
            $0.field("docNumber", citation.docNumber)
            $0.field("kind", citation.kind.rawValue)
            $0.field("name", citation.name)
            $0.field("range", citation.range)
        }
    }

    fileprivate mutating func item(_ item: ReportItem) {
        object {
            $0.field("range", item.range)
            $0.field("text", item.text)
        }
    }

    fileprivate mutating func duty(_ duty: ReportDuty) {
        object {
            $0.field("duty", duty.duty)
            $0.field("evidence", duty.evidence) { $0.range($1) }
            $0.field("sections", duty.sections) { $0.array($1) { $0.integer($1) } }
            $0.field("taxonomy", duty.taxonomy)
        }
    }

    fileprivate mutating func figure(_ figure: ReportFigure) {
        object {
            $0.field("id", figure.id)
            $0.field("partOf", figure.partOf)
            $0.field("period", figure.period)
            $0.field("qualifier", figure.qualifier.rawValue)
            $0.field("quote", figure.quote)
            $0.field("range", figure.range)
            $0.field("section", figure.section) { $0.integer($1) }
            $0.field("sectionLabel", figure.sectionLabel)
            $0.field("subject", figure.subject)
            $0.field("unit", figure.unit)
            $0.key("value")
            $0.number(figure.value)
        }
    }

    fileprivate mutating func finding(_ finding: ReportFinding) {
        object {
            $0.field("item", finding.item)
            $0.field("message", finding.message)
            $0.field("range", finding.range)
            $0.field("rule", finding.rule)
            $0.field("severity", finding.severity.rawValue)
        }
    }

    fileprivate mutating func section(_ section: OutlineSection) {
        object {
            $0.field("children", section.children) { $0.section($1) }
            $0.field("level", section.level)
            $0.field("number", section.number)
            $0.field("range", section.range)
            $0.field("role", section.role?.rawValue)
            $0.field("title", section.title)
        }
    }
}
