import Foundation
import Links
import ZeroMQ

/// Makes messages that no peer should send, the same ones for the same seed.
struct FrameFuzzer {
    var random: SeededRandom
    private let templates: [(type: FrameType, metadata: [[String: Any]])]

    /// - Parameter templates: For each type, metadata as it should be; what is sent has something wrong with it.
    init(seed: UInt64, templates: [FrameType: [String]] = Self.everything) {
        random = SeededRandom(seed: seed)
        self.templates = templates.sorted { $0.key.rawValue < $1.key.rawValue }.map { type, texts in
            (type, texts.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] })
        }
    }

    /// A message that is wrong in any way at all.
    mutating func anything() -> [Frame] {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<12: return (0..<Int.random(in: 1...6, using: &random)).map { _ in Frame(bytes(upTo: 60)) }
        case 12..<14: return [header().frame, Frame(deep())]
        case 14: return [header().frame, Frame(Data("{\"a\":\"\(String(repeating: "x", count: 70_000))\"}".utf8))]
        case 15: return [header().frame] + Array(repeating: Frame(Data("{}".utf8)), count: 650)
        case 16..<40: return cut()
        case 40..<60: return flipped(0)
        case 60..<75: return flipped(1)
        default: return inSession(0, UInt64.random(in: 0...3, using: &random))
        }
    }

    /// A message of a session whose metadata is well-formed JSON with a value that does not belong there.
    mutating func inSession(_ session: UInt64, _ sequence: UInt64) -> [Frame] {
        guard let template = templates.randomElement(using: &random),
            var metadata = template.metadata.randomElement(using: &random)
        else { return [] }
        // A known name is always there, so that a value is changed rather than a key added.
        if let key = metadata.keys.sorted().randomElement(using: &random) { metadata[key] = value() }
        let bodies = (0..<Int.random(in: 0...3, using: &random)).map { _ in Frame(bytes(upTo: 40)) }
        var header = LinkHeader(
            type: template.type, parts: UInt16(bodies.count + 2), session: session, sequence: sequence)
        if Int.random(in: 0..<20, using: &random) == 0 { header.type = UInt8.random(in: 60...255, using: &random) }
        let json = (try? JSONSerialization.data(withJSONObject: metadata)) ?? Data("{}".utf8)
        return [Frame(header.bytes), Frame(json)] + bodies
    }

    // MARK: - What can be wrong

    private mutating func cut() -> [Frame] {
        var frames = inSession(UInt64.random(in: 0...2, using: &random), 1)
        guard let place = frames.indices.randomElement(using: &random) else { return [] }
        if Bool.random(using: &random), frames.count > 1 {
            frames.remove(at: place)
        } else {
            let bytes = frames[place].bytes
            frames[place] = Frame(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
        }
        return frames
    }

    private mutating func flipped(_ place: Int) -> [Frame] {
        var frames = inSession(UInt64.random(in: 0...2, using: &random), 1)
        guard frames.indices.contains(place) else { return frames }
        var bytes = frames[place].bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard let index = bytes.indices.randomElement(using: &random) else { continue }
            bytes[index] = UInt8.random(in: 0...255, using: &random)
        }
        frames[place] = Frame(bytes)
        return frames
    }

    private mutating func header() -> LinkHeader {
        let type = FrameType.allCases.randomElement(using: &random) ?? .hello
        return LinkHeader(
            type: type, parts: 2, session: UInt64.random(in: 0...1, using: &random),
            sequence: UInt64.random(in: 0...2, using: &random))
    }

    private mutating func deep() -> Data {
        let depth = Int.random(in: 7...3000, using: &random)
        let open = Bool.random(using: &random) ? "[" : "{\"a\":"
        return Data(("{\"items\":" + String(repeating: open, count: depth)).utf8)
    }

    mutating func bytes(upTo count: Int) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private mutating func value() -> Any {
        let values: [Any] = [
            NSNull(),
            -1, 0, 1, Int64.max, Int64.min, 1e300, 0.5, true, "", "x", "no-session", "\u{0}",
            "9".padding(
                toLength: 300, withPad: "9", startingAt: 0), [Any](), [String: Any](), [[1]], [[2, 1]],
            [[0, Int64.max]],
            [["id": Int64.max, "fence": Int64.min]], ["sha256": "zz", "size": -1],
            ["sha256": String(repeating: "b", count: 64), "size": Int64.max], String(repeating: "b", count: 64),
        ]
        return values.randomElement(using: &random) ?? 0
    }

    /// Metadata of every type, as it should be.
    static let everything = heads.merging(peers) { $1 }

    /// What consumers, workers and askers send.
    ///
    /// A name of nobody, so that HELLO registers nothing.
    static let peers: [FrameType: [String]] = [
        .hello: [
            #"{"min":1,"max":1,"name":"nobody","boot":"b","role":"consumer","topics":["t"],"from":0}"#,
            #"{"min":2,"max":3,"name":"nobody","boot":"b","role":"worker","topics":["t"],"slots":4}"#,
        ],
        .beat: [#"{"holding":[{"id":1,"fence":1}],"draining":false}"#], .bye: ["{}"],
        .credit: [#"{"items":10,"bytes":10}"#], .ack: [#"{"ranges":[[1,1]]}"#],
        .result: [
            #"{"id":1,"fence":1,"verdict":"ok"}"#, #"{"id":1,"fence":1,"verdict":"retry","error":"e"}"#,
            #"{"id":1,"fence":1,"verdict":"dead"}"#, #"{"id":1,"fence":1,"verdict":"release"}"#,
            #"{"id":1,"fence":1,"verdict":"ok","content":{"sha256":"\#(hash)","size":99999}}"#,
        ],
        .blobGet: [#"{"sha256":"\#(hash)","offset":0,"length":100}"#],
        .blobData: [#"{"sha256":"\#(hash)","offset":0,"size":100}"#],
        .blobMissing: [#"{"sha256":"\#(hash)","offset":0,"size":0}"#],
        .blobOffer: [#"{"sha256":"\#(hash)","size":100}"#],
        .ask: ["status", "trace", "failed", "failed.action", "verify"].map {
            #"{"id":1,"question":"\#($0)","deadlineMs":100}"#
        },
    ]

    /// What heads send.
    static let heads: [FrameType: [String]] = [
        .welcome: [
            #"{"version":1,"session":"7","store":"s","generation":1,"leaseMs":1,"beatMs":1,"floor":0}"#
        ],
        .refuse: [#"{"code":"forbidden","message":"m"}"#], .error: [#"{"code":"no-session","message":"m"}"#],
        .deliver: [
            #"{"items":[{"seq":1,"topic":"t","subject":"s"}]}"#,
            #"{"items":[{"seq":1,"topic":"t","subject":"s","inline":true,"content":{"sha256":"\#(hash)","size":2}}]}"#,
        ],
        .floor: [#"{"seq":1}"#],
        .task: [#"{"id":1,"fence":1,"kind":"k","subject":"s","leaseMs":1,"capMs":60000}"#],
        .settled: [#"{"id":1,"fence":1,"outcome":"committed"}"#], .answer: [#"{"id":1}"#],
        .live: [#"{"seq":1,"prev":0}"#], .liveBeat: [#"{"seq":1,"prev":1}"#],
    ]

    private static let hash = String(repeating: "a", count: 64)
}

extension LinkHeader {
    fileprivate var frame: Frame { Frame(bytes) }
}

/// Random numbers that are the same in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators").
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
