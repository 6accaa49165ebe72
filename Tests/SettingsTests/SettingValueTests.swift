import Messages
import Settings
import Testing

struct SettingValueTests {
    @Test(arguments: [
        ("1", 1000), ("1s", 1000), ("1.5s", 1500), ("250ms", 250), ("5 m", 300_000), ("1h", 3_600_000), (" 0 ", 0),
    ])
    func `reads times`(_ text: String, _ milliseconds: Int) {
        #expect(SettingKey.ingestSettle.kind.value(of: text) == .milliseconds(milliseconds))
    }

    @Test(arguments: [("8MiB", 8 << 20), ("1048576", 1 << 20), ("1.5 mib", 3 << 19), ("2MB", 2_000_000)])
    func `reads sizes`(_ text: String, _ bytes: Int) {
        #expect(SettingKey.creditBytes.kind.value(of: text) == .bytes(bytes))
    }

    @Test(arguments: ["", "s", "-1s", "1d", "1e9", "9999999999999999999999h", "nan", "inf", "1..2", "٣s", "1h1m"])
    func `refuses what is no time`(_ text: String) {
        #expect(SettingKey.ingestSettle.kind.value(of: text) == nil)
    }

    @Test(arguments: [
        "ipc://", "ipc://relative", "tcp://", "tcp://:1", "tcp://host", "tcp://host:0", "tcp://host:65536", "tcp:/x:1",
        "http://a:1", "ipc:///" + String(repeating: "a", count: 107),
    ])
    func `refuses what is no address`(_ text: String) {
        #expect(SettingKey.listen(.parse, .links).kind.value(of: text) == nil)
    }

    @Test(arguments: ["ipc:///run/a", "tcp://[::1]:7701", "tcp://*:7701"])
    func `takes addresses`(_ text: String) {
        #expect(SettingKey.listen(.parse, .links).kind.value(of: text) == .text(text))
    }

    @Test func `every default is one of the values allowed, and is written as it is read`() {
        for key in SettingKey.all {
            guard case .fixed(let text) = key.fallback else { continue }
            let value = key.kind.value(of: text)
            #expect(value != nil, "\(key.name)")
            #expect(value?.description == text, "\(key.name)")
        }
    }

    @Test func `names and variables are each one setting's`() {
        #expect(Set(SettingKey.all.map(\.name)).count == SettingKey.all.count)
        #expect(Set(SettingKey.all.map(\.environmentName)).count == SettingKey.all.count)
        #expect(SettingKey.parseWorkers.environmentName == "GUIDANG_PARSE_WORKERS")
        #expect(SettingKey.listen(.notify, .events).environmentName == "GUIDANG_NOTIFY_LISTEN_EVENTS")
    }

    @Test func `the nearest name is near`() {
        #expect(NearestName.of("stauts", among: ["status", "search"]) == "status")
        #expect(NearestName.of("zzzzzz", among: ["status", "search"]) == nil)
        #expect(NearestName.of("", among: ["status"]) == nil)
    }
}
