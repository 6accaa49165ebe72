extension Report: Decodable {
    /// Reads a report; unknown fields are ignored, absent lists are empty, an unknown major schema version is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        schema = try container.decode(String.self, forKey: .schema)
        guard Self.reads(schema: schema) else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema,
                in: container,
                debugDescription:
                    "This report is written as \(schema), this program reads \(Self.schema): update Guidang"
            )
        }
        func list<Element: Decodable>(_ key: CodingKeys) throws -> [Element] {
            try container.decodeIfPresent([Element].self, forKey: key) ?? []
        }
        documentId = try container.decode(String.self, forKey: .documentId)
        reportId = try container.decode(String.self, forKey: .reportId)
        revision = try container.decode(Int.self, forKey: .revision)
        parent = try container.decodeIfPresent(String.self, forKey: .parent)
        kind = try container.decode(ReportKind.self, forKey: .kind)
        source = try container.decode(ReportSource.self, forKey: .source)
        text = try container.decode(String.self, forKey: .text)
        body = try container.decode(TextRange.self, forKey: .body)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        reportYear = try container.decodeIfPresent(Int.self, forKey: .reportYear)
        agency = try container.decodeIfPresent(ReportAgency.self, forKey: .agency)
        indexNumber = try container.decodeIfPresent(IndexNumber.self, forKey: .indexNumber)
        docNumber = try container.decodeIfPresent(String.self, forKey: .docNumber)
        dateWritten = try container.decodeIfPresent(CivilDate.self, forKey: .dateWritten)
        datePublished = try container.decodeIfPresent(CivilDate.self, forKey: .datePublished)
        evidence = try container.decodeIfPresent([String: ReportEvidence].self, forKey: .evidence) ?? [:]
        outline = try list(.outline)
        figures = try list(.figures)
        citations = try list(.citations)
        duties = try list(.duties)
        problems = try list(.problems)
        commitments = try list(.commitments)
        findings = try list(.findings)
        reader = try container.decode(ReaderIdentity.self, forKey: .reader)
    }

    /// Whether a schema name is of the major version that this program reads (`guidang.report.v1`, `….v1.2`).
    public static func reads(schema name: String) -> Bool {
        name == schema || name.hasPrefix(schema + ".")
    }
}
