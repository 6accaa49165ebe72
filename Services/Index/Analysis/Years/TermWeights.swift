/// Weights of pairs of neighbouring characters, by how few sentences have them.
///
/// Inverse document frequency (K. Spärck Jones, 1972) over the sentences at hand; words that every such report is full
/// of weigh little whatever their number.
struct TermWeights {
    /// What a pair of ``boilerplate`` keeps of its weight.
    private static let boilerplateFactor = 0.2

    private let weights: [UInt32: Double]
    private let unseen: Double

    /// Counts in how many sentences each term stands.
    init(_ sentences: [Terms]) {
        var counts: [UInt32: Int] = [:]
        for sentence in sentences {
            for term in sentence.sorted { counts[term, default: 0] += 1 }
        }
        let all = Double(sentences.count + 2)
        unseen = 1
        weights = Dictionary(
            uniqueKeysWithValues: counts.map { term, count in
                let weight = max(0.05, (all / Double(count + 1)).logarithm / all.logarithm)
                return (term, Self.boilerplate.contains(term) ? weight * Self.boilerplateFactor : weight)
            })
    }

    func weight(_ term: UInt32) -> Double {
        weights[term] ?? (Self.boilerplate.contains(term) ? unseen * Self.boilerplateFactor : unseen)
    }

    /// Words that reports on rule of law are full of, whatever they speak of.
    private static let boilerplate = Set(
        [
            "法治政府建设", "法治建设", "依法行政", "进一步加强", "进一步完善", "进一步提高", "进一步提升", "进一步健全", "进一步强化", "进一步规范", "工作机制", "工作制度",
            "工作水平", "工作力度", "长效机制", "深入推进", "持续推进", "全面推进", "扎实推进", "大力推进", "不断提高", "不断提升", "不断完善", "贯彻落实", "认真落实",
            "全面落实", "切实提高", "切实加强", "积极开展", "深入开展", "组织开展", "充分发挥", "作用", "我局", "我市", "我区", "我县", "我镇", "全市", "全区",
            "全县",
            "全局", "继续", "着力", "努力", "明年", "今年", "年度", "有关", "相关", "部门", "单位", "各级", "实施", "执行", "情况", "方面", "问题", "重点",
            "体系",
            "措施", "管理", "确保", "保障", "实现", "形成", "建立健全", "健全完善", "能力", "水平", "意识", "创新", "优化", "强化", "严格", "规范", "加大",
            "还不够", "不足", "有待", "存在", "仍然", "较为", "一些", "个别", "部分", "人员", "干部", "方式", "机制", "制度", "行政", "执法", "工作", "推进",
            "落实",
        ].flatMap { Terms($0).sorted })
}

/// The different pairs of neighbouring characters of a text, ascending; none reaches over punctuation or a number.
struct Terms: Equatable {
    let sorted: [UInt32]

    init(_ text: String, fold: ScalarFold = .width) { self.init(text.unicodeScalars.lazy.map(\.value), fold: fold) }

    init(_ scalars: some Sequence<UInt32>, fold: ScalarFold) {
        var terms: [UInt32] = []
        var last: UInt32 = 0
        for scalar in scalars {
            let unit = fold.unit(of: scalar)
            // Digits are counts, 一 and 十 are parts of words.
            guard unit != 0, !(0x30...0x39).contains(unit & 0xFFFF) else {
                // A blank or line end inside a word is none of the text's.
                if unit != 0 || !Sentences.isBlank(scalar) { last = 0 }
                continue
            }
            if last != 0 { terms.append(last << 16 | unit & 0xFFFF) }
            last = unit & 0xFFFF
        }
        self.init(terms)
    }

    private init(_ terms: [UInt32]) {
        var different: [UInt32] = []
        different.reserveCapacity(terms.count)
        for term in terms.sorted() where term != different.last { different.append(term) }
        sorted = different
    }

    func union(_ other: Self) -> Self { Self(sorted + other.sorted) }

    var isEmpty: Bool { sorted.isEmpty }
}
