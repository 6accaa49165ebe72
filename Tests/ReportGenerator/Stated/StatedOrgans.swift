import Messages

/// Organs that report, with what their names say of them.
///
/// Codes are those of GB/T 2260 as the Ministry of Civil Affairs publishes them.
struct StatedOrgan: Sendable {
    var name: String
    var kind: AgencyKind
    var level: AgencyLevel?
    /// nil where the name could be several places, or none of the table.
    var division: String?
    /// How it speaks of its leader.
    var leader: String
    /// Whoever reports with it.
    var joint: [String] = []

    /// The names as a title prints them.
    var names: String { ([name] + joint).joined(separator: "　") }

    /// Draws an organ of any kind.
    static func any(_ random: inout SeededRandom) -> StatedOrgan {
        switch random.number(0...9) {
        case 0...2:
            let place = random.pick(places, else: places[0])
            return StatedOrgan(
                name: place.name + "人民政府", kind: .government, level: place.level, division: place.code,
                leader: place.leader)
        case 3...6:
            let place = random.pick(places.filter { $0.level != .province }, else: places[0])
            return StatedOrgan(
                name: place.name + random.pick(departments), kind: .department, level: place.level,
                division: place.code, leader: "局长")
        default: return random.pick(special, else: special[0])
        }
    }

    private static let places: [(name: String, code: String, level: AgencyLevel, leader: String)] = [
        ("丹巴县", "513323", .county, "县长"), ("凤阳县", "341126", .county, "县长"), ("桐庐县", "330122", .county, "县长"),
        ("安化县", "430923", .county, "县长"), ("管城回族区", "410104", .county, "区长"), ("岳麓区", "430104", .county, "区长"),
        ("石柱土家族自治县", "500240", .county, "县长"), ("大理市", "532901", .county, "市长"), ("绵竹市", "510683", .county, "市长"),
        ("洛阳市", "410300", .prefecture, "市长"), ("遂宁市", "510900", .prefecture, "市长"),
        ("南通市", "320600", .prefecture, "市长"),
        ("贵州省", "520000", .province, "省长"), ("浙江省", "330000", .province, "省长"), ("南京市鼓楼区", "320106", .county, "区长"),
        ("北京市东城区", "110101", .county, "区长"),
    ]

    private static let departments = [
        "司法局", "财政局", "教育局", "水利局", "交通运输局", "农业农村局", "市场监督管理局", "应急管理局", "文化和旅游局", "统计局",
    ]

    private static let special: [StatedOrgan] = [
        StatedOrgan(name: "郑州市自然资源和规划局管城分局", kind: .branch, level: .county, division: "410104", leader: "局长"),
        StatedOrgan(name: "绵竹市孝德镇人民政府", kind: .township, level: .township, division: "510683", leader: "镇长"),
        StatedOrgan(name: "安化县东坪镇人民政府", kind: .township, level: .township, division: "430923", leader: "镇长"),
        // 鼓楼区 is in Nanjing, Xuzhou, Fuzhou and Kaifeng.
        StatedOrgan(name: "鼓楼区司法局", kind: .department, level: .county, division: nil, leader: "局长"),
        StatedOrgan(name: "国家税务总局郑州市税务局", kind: .department, level: .prefecture, division: "410100", leader: "局长"),
        StatedOrgan(name: "平潭综合实验区社会事业局", kind: .department, level: .county, division: "350128", leader: "局长"),
        StatedOrgan(name: "黔东南苗族侗族自治州人民政府", kind: .government, level: .prefecture, division: "522600", leader: "州长"),
        StatedOrgan(name: "中共丹巴县委", kind: .party, level: .county, division: "513323", leader: "县委书记"),
        StatedOrgan(
            name: "中共大理市委", kind: .party, level: .county, division: "532901", leader: "市委书记", joint: ["大理市人民政府"]),
    ]
}
