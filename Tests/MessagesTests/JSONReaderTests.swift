import Foundation
import Messages
import Testing

@Suite struct JSONReaderTests {
    @Test func readsEachKindOfValueAndPassesOverTheRest() throws {
        let json = Data(
            #"""
             { "a" : "甲\n\"乙\"" , "passed":{"a":[1,{"a":"不"}]}, "b":[ -0.5e+3 , 12, -7 ,123456789012345678], "c": null,
              "d":[{"e":true},{"e":2},[]], "f" : 9007199254740993 , "g":[], "h":{} }
            """#.utf8)
        var seen: [String: String] = [:]
        try JSONReader.read(json) { reader in
            try reader.members { name, reader in
                switch name {
                case "a": seen["a"] = try reader.string()
                case "b": seen["b"] = "\(try reader.elements { try $0.number() })"
                case "c": seen["c"] = "\(try reader.isNull())"
                case "d": seen["d"] = "\(try reader.elements { _ in 1 })"
                case "f": seen["f"] = try reader.isNull() ? "null" : "\(try reader.integer())"
                case "g": seen["g"] = "\(try reader.elements { try $0.string() })"
                case "h": try reader.members { _, _ in seen["h"] = "has none" }
                default: seen["passed", default: ""] += name == "passed" ? "yes" : "no"
                }
            }
        }
        #expect(
            seen == [
                "a": "甲\n\"乙\"", "b": "[-500.0, 12.0, -7.0, 1.2345678901234568e+17]", "c": "true", "d": "[1, 1, 1]",
                "f": "9007199254740993", "g": "[]", "passed": "yes",
            ])
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func numbersAreThoseThatTheCLibraryReads(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let texts = (0..<50).map { _ -> String in
            let digits = String(random.next() >> (random.next() % 60))
            let fraction = random.next() % 2 == 0 ? "" : ".\(random.next() % 100_000)"
            let exponent = random.next() % 3 == 0 ? "e\(Int(random.next() % 40) - 20)" : ""
            return (random.next() % 2 == 0 ? "-" : "") + digits + fraction + exponent
        }
        let json = Data("[\(texts.joined(separator: " , "))]".utf8)
        let numbers = try JSONReader.read(json) { try $0.elements { try $0.number() } }
        #expect(numbers == texts.map { strtod($0, nil) })
    }

    @Test(arguments: [
        ("[1]", "an object should stand at byte 0"), (#"{"a":1}"#, "a string should stand at byte 5"),
        (#"{"a":null}"#, "a string should stand at byte 5"), (#"{"b":"1"}"#, "a whole number should stand at byte 5"),
        (#"{"b":1.5}"#, "a whole number of 64 bits should stand at byte 8"),
        (#"{"b":99999999999999999999}"#, "a whole number of 64 bits should stand at byte 25"),
        (#"{"c":{}}"#, "a list should stand at byte 5"), (#"{"c":[true]}"#, "a number should stand at byte 6"),
        (#"{"c":[1e999]}"#, "a number of 64 bits should stand at byte 11"),
        ("{\"a\":\"\u{FFFD}\"", "not an object of JSON: byte 10 can't stand there"),
    ])
    func aValueOfAnotherKindIsRefusedAtItsByte(json: String, message: String) {
        let error = #expect(throws: (any Error).self) {
            try JSONReader.read(Data(json.utf8)) { reader in
                try reader.members { name, reader in
                    switch name {
                    case "a": _ = try reader.string()
                    case "b": _ = try reader.integer()
                    default: _ = try reader.elements { try $0.number() }
                    }
                }
            }
        }
        #expect(error.map { "\($0)" } == message)
    }

    @Test func whatNestsTooDeepIsRefusedWhereItIsReadAndPassedOverElsewhere() throws {
        func depth(_ reader: inout JSONReader) throws -> Int {
            try reader.elements { try depth(&$0) }.max().map { $0 + 1 } ?? 1
        }
        func nested(_ count: Int) -> Data {
            Data((String(repeating: "[", count: count) + String(repeating: "]", count: count)).utf8)
        }
        #expect(try JSONReader.read(nested(512)) { try depth(&$0) } == 512)
        #expect(throws: JSONReadError.tooDeep(offset: 512)) { try JSONReader.read(nested(513)) { try depth(&$0) } }
        #expect(try JSONReader.read(nested(1_000_000)) { try $0.elements { _ in 1 } } == [1])
    }

    /// What is no JSON is refused, whether it is read or passed over.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func refusesWhatSelectingMembersRefuses(seed: UInt64) {
        let sample = #"{"a":[{"b":-1.5e2,"c":"x\"\\"},{}],"d":{"e":[true,null]},"f":"正文"}"#
        var random = SplitMix(state: seed)
        let characters = Array("{}[]\",:\\0-1.eE+tfnu x\u{1}".utf8)
        for _ in 0..<500 {
            var bytes = Array(sample.utf8)
            let place = Int(random.next() % UInt64(bytes.count))
            let character = characters[Int(random.next() % UInt64(characters.count))]
            switch random.next() % 3 {
            case 0: bytes[place] = character
            case 1: bytes.insert(character, at: place)
            default: bytes.remove(at: place)
            }
            guard String(validating: bytes, as: UTF8.self) != nil else { continue }
            let isSelected = (try? JSONMembers.select([], of: Data(bytes))) != nil
            let isPassed = (try? JSONReader.read(Data(bytes)) { try $0.members { _, _ in } }) != nil
            let isRead = (try? JSONReader.read(Data(bytes), Self.readAll)) != nil
            #expect(isPassed == isSelected && isRead == isSelected, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    private static func readAll(_ reader: inout JSONReader) throws {
        try reader.members { _, reader in readValue(&reader) }
    }

    private static func readValue(_ reader: inout JSONReader) {
        let isScalar =
            attempt(&reader) { _ = try $0.string() } || attempt(&reader) { _ = try $0.number() }
            || attempt(&reader) { if try !$0.isNull() { throw JSONReadError.missing("null") } }
        if isScalar { return }
        _ = attempt(&reader, readAll) || attempt(&reader) { _ = try $0.elements { readValue(&$0) } }
    }

    private static func attempt(_ reader: inout JSONReader, _ read: (inout JSONReader) throws -> Void) -> Bool {
        var ahead = reader
        guard (try? read(&ahead)) != nil else { return false }
        reader = ahead
        return true
    }
}
