import Messages
import Testing

/// Reports and look-alikes in our own words, labelled by hand from the text alone.
@Suite struct LabelledReportTests {
    /// Where the reader still differs from the labels, by document.
    ///
    /// Whoever mends one takes it from here.
    private static let known: [String: Set<String>] = [
        "01": ["duties - legality-review"],
        "02": ["duties - penalties"],
        "03": [
            "commitments + 加大法治人才引进和培养力度,夯实基层基础。江西省人民政府办公厅主办赣ICP备05005386号",
            "commitments - 加大法治人才引进和培养力度，夯实基层基础",
            "duties - business-environment",
            "duties - law-popularisation",
            "duties - normative-filing",
            "roles - (一)坚持高位推动,压紧压实法治建设责任 leader-duty",
        ],
        "04": [
            "duties - mediation",
            "roles - 1.党政同责,把法治责任“扛起来” leader-duty",
        ],
        "05": ["roles - (一)压实法治建设责任 leader-duty"],
        "06": [
            "duties - inspection",
            "roles - 1、加强党对法治工作的领导 leader-duty",
        ],
        "07": [
            "duties - enforcement",
            "duties - law-popularisation",
        ],
        "08": [
            "duties - mediation",
            "duties - three-systems",
            "roles - (一)聚焦“关键少数”,扛牢法治建设政治责任 leader-duty",
        ],
        "09": ["duties - mediation"],
        "10": ["duties - openness"],
        "16": [
            "commitments + 进一步加大法治宣传力度,让《中华人民共和国民法典》走到群众身边。文昌市铺前镇人民政府2021年1月12日",
            "commitments - 进一步加大法治宣传力度，让《中华人民共和国民法典》走到群众身边",
            "duties - mediation",
            "duties - openness",
            "roles - 一、领导重视,机制健全 achievements",
        ],
    ]

    @Test func `every document is read as its labels say`() throws {
        let documents = try Labels.all()
        #expect(documents.count == 16)
        for (name, text, labels) in documents {
            let differences = Set(labels.differences(from: read(text)))
            let known = Self.known[name] ?? []
            for one in differences.subtracting(known).sorted() { Issue.record("\(name) differs in \(one)") }
            for one in known.subtracting(differences).sorted() { Issue.record("\(name) no longer differs in \(one)") }
        }
    }
}
