extension TableSchema {
    /// One row for each report: all that it has only one of.
    static let reports = TableSchema(
        name: "reports", title: Wording("Reports", "报告"),
        description: Wording(
            "One row for each document that was read, in the order of the document ids.", "每份已读文件一行，按文件编号排序。"),
        rows: .document, primaryKey: ["documentId"],
        columns: identity + content + agency + numbers + source + counts)

    private static let identity: [ColumnSchema] = [
        .documentId,
        ColumnSchema(
            "reportId", .string, Wording("Report", "报告编号"),
            Wording("The series of versions that a person means by this report.", "同一报告各版本的共同编号。"),
            isRequired: true, from: .report("reportId")),
        ColumnSchema(
            "revision", .integer, Wording("Revision", "读取次数"),
            Wording("How often the document was read, from 1.", "文件被读取的次数，从 1 起。"), isRequired: true, minimum: 1,
            from: .report("revision")),
        ColumnSchema(
            "parent", .string, Wording("Container", "所在容器"),
            Wording(
                "SHA-256 of the archive or mail that the document came in.", "文件所在压缩包或邮件的 SHA-256。"),
            from: .report("parent")),
        ColumnSchema(
            "kind", .string, Wording("Kind", "文件种类"), Wording("What the document is.", "文件是什么。"),
            isRequired: true,
            values: [
                CodedValue("annual-report", "a yearly rule-of-law report", "法治政府建设年度报告"),
                CodedValue("other", "any other official document", "其他公文"),
            ], from: .report("kind")),
    ]

    private static let content: [ColumnSchema] = [
        ColumnSchema(
            "title", .string, Wording("Title", "标题"),
            Wording("The report's own title, not the web page's.", "报告自身的标题，不是网页标题。"), from: .report("title")),
        ColumnSchema(
            "reportYear", .integer, Wording("Report year", "报告年度"),
            Wording(
                "The year reported on, by the body where title and body differ.", "所报告的年度；标题与正文不一致时以正文为准。"),
            unit: "year", from: .report("reportYear")),
        ColumnSchema(
            "dateWritten", .date, Wording("Date written", "成文日期"),
            Wording("成文日期, or the date of the signature.", "成文日期或落款日期。"), from: .report("dateWritten")),
        ColumnSchema(
            "datePublished", .date, Wording("Date published", "发布日期"),
            Wording("发布日期, as the page states it.", "页面所载发布日期。"), from: .report("datePublished")),
        ColumnSchema(
            "docNumber", .string, Wording("Document number", "文号"),
            Wording("文号, the document's own.", "文件自身的文号。"), from: .report("docNumber")),
        ColumnSchema(
            "textScalars", .integer, Wording("Length of the text", "全文长度"),
            Wording(
                "Unicode scalars of the whole text as decoded, page header and footer, spaces and line ends included.",
                "解码后全文的 Unicode 标量数，含页眉页脚、空白与换行。"),
            unit: "scalar", isRequired: true, minimum: 0, from: .scalarCount("text")),
        ColumnSchema(
            "bodyStart", .integer, Wording("Start of the body", "正文起点"),
            Wording("Where the report itself begins in the text.", "报告正文在全文中的起点。"), unit: "scalar",
            isRequired: true, minimum: 0, from: .rangeStart("body")),
        ColumnSchema(
            "bodyEnd", .integer, Wording("End of the body", "正文终点"),
            Wording("Where it ends.", "报告正文在全文中的终点。"), unit: "scalar", isRequired: true, minimum: 0,
            from: .rangeEnd("body")),
    ]

    private static let agency: [ColumnSchema] = [
        ColumnSchema(
            "agencyKey", .string, Wording("Agency key", "机关代码"),
            Wording("Division code and name, or the roster's id: the same for the same organ.", "区划代码加名称，或名录编号。"),
            from: .report("agency.key")),
        ColumnSchema(
            "agencyName", .string, Wording("Agency", "机关名称"),
            Wording(
                "Full name of the first reporting organ; further ones are in joint_agencies.",
                "第一报告机关全称；其余见 joint_agencies 表。"),
            from: .report("agency.name")),
        ColumnSchema(
            "agencyKind", .string, Wording("Kind of agency", "机关类别"), Wording("What sort of organ it is.", "机关的类别。"),
            values: [
                CodedValue("government", "people's government above the township", "县级以上人民政府"),
                CodedValue("department", "department of a government", "政府部门"),
                CodedValue("branch", "agency or branch sent out by an organ", "派出机构、分局"),
                CodedValue("township", "government of a township or street", "乡镇、街道"),
                CodedValue("party", "organ of the Party", "党的机关"),
                CodedValue("other", "anything else, or not known", "其他或不明"),
            ], from: .report("agency.kind")),
        ColumnSchema(
            "agencyLevel", .string, Wording("Level", "层级"), Wording("Its place in the state.", "机关的行政层级。"),
            values: [
                CodedValue("national", "State Council and its departments", "国家级"),
                CodedValue("province", "省, 自治区, 直辖市", "省级"),
                CodedValue("prefecture", "地级市, 自治州, 盟, 地区", "地级"),
                CodedValue("county", "县, 县级市, 市辖区, 旗", "县级"),
                CodedValue("township", "乡, 镇, 街道", "乡级"),
            ], from: .report("agency.level")),
        ColumnSchema(
            "divisionCode", .string, Wording("Division code", "区划代码"),
            Wording(
                "Six digits of GB/T 2260, as text; empty where it can't be known.", "GB/T 2260 六位代码，作文字；无法确定时为空。"),
            from: .report("agency.division.code")),
        ColumnSchema(
            "province", .string, Wording("Province", "省级"),
            Wording("省, 自治区 or 直辖市 of the division.", "所属省、自治区、直辖市。"), from: .division(.province)),
        ColumnSchema(
            "prefecture", .string, Wording("Prefecture", "地级"),
            Wording(
                "地级市, 自治州, 盟 or 地区; empty also where the county is under the province itself.",
                "所属地级市、自治州、盟、地区；省直辖的县级单位为空。"), from: .division(.prefecture)),
        ColumnSchema(
            "county", .string, Wording("County", "县级"),
            Wording("县, 县级市, 市辖区 or 旗 of the division.", "所属县、县级市、市辖区、旗。"), from: .division(.county)),
    ]

    private static let numbers: [ColumnSchema] = [
        ColumnSchema(
            "indexNumber", .string, Wording("Index number", "索引号"), Wording("索引号, as printed.", "索引号原文。"),
            from: .report("indexNumber.raw")),
        ColumnSchema(
            "indexNumberScheme", .string, Wording("Scheme of the index number", "索引号格式"),
            Wording("How it is built: org9/year-serial, uscc/year-serial …", "索引号的构成方式。"),
            from: .report("indexNumber.scheme")),
        ColumnSchema(
            "organizationCode", .string, Wording("Organisation code", "组织机构代码"),
            Wording("Nine characters of GB 11714 in the index number.", "索引号中的九位组织机构代码（GB 11714）。"),
            from: .report("indexNumber.organizationCode")),
        ColumnSchema(
            "organizationCodeValid", .boolean, Wording("Organisation code is right", "机构代码校验"),
            Wording("Whether its check character is right.", "校验码是否正确。"),
            from: .report("indexNumber.organizationCodeValid")),
        ColumnSchema(
            "creditCodeValid", .boolean, Wording("Credit code is right", "信用代码校验"),
            Wording("Whether the check character of all 18 (GB 32100) is right.", "十八位统一社会信用代码的校验码是否正确。"),
            from: .report("indexNumber.creditCodeValid")),
        ColumnSchema(
            "indexNumberYear", .integer, Wording("Year of the index number", "索引号年份"),
            Wording("The year in the number.", "索引号中的年份。"), unit: "year", from: .report("indexNumber.year")),
        ColumnSchema(
            "indexNumberSerial", .string, Wording("Serial of the index number", "索引号流水号"),
            Wording("The running number in the year, as printed, leading zeros included.", "当年流水号原文，含前导零。"),
            from: .report("indexNumber.serial")),
    ]

    private static let source: [ColumnSchema] = [
        ColumnSchema(
            "fileName", .string, Wording("File name", "文件名"),
            Wording("The name under which the document was first seen.", "首次收到时的文件名。"), from: .report("source.fileName")
        ),
        ColumnSchema(
            "mediaType", .string, Wording("Media type", "媒体类型"),
            Wording("By content, not by name.", "按内容判断的媒体类型。"), from: .report("source.mediaType")),
        ColumnSchema(
            "fileBytes", .integer, Wording("Size of the file", "文件大小"), Wording("Bytes of the original.", "原始文件的字节数。"),
            unit: "byte", minimum: 0, from: .report("source.size")),
        ColumnSchema(
            "encoding", .string, Wording("Encoding", "编码"),
            Wording("The text's encoding, for text formats only.", "文本编码，仅文本格式有。"), from: .report("source.encoding")),
        ColumnSchema(
            "replacements", .integer, Wording("Undecodable bytes", "无法解码处"),
            Wording("U+FFFD in the text for bytes that can't be decoded; empty for none.", "因无法解码而成的 U+FFFD 个数；没有则为空。"),
            unit: "scalar", minimum: 0, from: .report("source.replacements")),
        ColumnSchema(
            "url", .string, Wording("Address", "网址"),
            Wording("The page's address, when it states its own.", "页面自述的网址。"), from: .report("source.url")),
        ColumnSchema(
            "publisher", .string, Wording("Publisher", "来源"), Wording("来源, as printed.", "来源原文。"),
            from: .report("source.publisher")),
        ColumnSchema(
            "recognitionConfidence", .number, Wording("Confidence of recognition", "识别可信度"),
            Wording(
                "Mean confidence of the words read off images, from 0 to 1; empty where nothing was read off images.",
                "从图像识别的文字的平均可信度，0 至 1；未作识别则为空。"), from: .report("source.recognition.confidence")),
        ColumnSchema(
            "recognitionPages", .integer, Wording("Pages recognised", "识别页数"),
            Wording("How many pages were read off images.", "从图像识别的页数。"), unit: "page", minimum: 0,
            from: .report("source.recognition.pages")),
        ColumnSchema(
            "readerVersion", .string, Wording("Reader", "读取程序版本"),
            Wording("Version of the reader that made all values of this report.", "得出本报告各值的读取程序版本。"),
            isRequired: true, from: .report("reader.version")),
        ColumnSchema(
            "lexiconVersion", .string, Wording("Lexicon", "词表版本"),
            Wording("Version of its word lists.", "其词表的版本。"), isRequired: true, from: .report("reader.lexicon")),
        ColumnSchema(
            "schema", .string, Wording("Schema", "模式"),
            Wording("Schema of the report's JSON.", "报告 JSON 的模式。"), isRequired: true, from: .report("schema")),
    ]

    private static let counts: [ColumnSchema] = [
        ("sections", Wording("Sections", "章节数"), ColumnSource.sectionCount),
        ("figures", Wording("Figures", "数据数"), .count("figures")),
        ("citations", Wording("Citations", "引用数"), .count("citations")),
        ("duties", Wording("Duties", "职责数"), .count("duties")),
        ("problems", Wording("Problems", "问题数"), .count("problems")),
        ("commitments", Wording("Commitments", "承诺数"), .count("commitments")),
        ("findings", Wording("Findings", "审阅意见数"), .count("findings")),
    ].map { name, title, source in
        ColumnSchema(
            name, .integer, title,
            Wording("How many rows the report has in the table \(name).", "本报告在 \(name) 表中的行数。"), unit: "row",
            isRequired: true, minimum: 0, from: source)
    }
}
