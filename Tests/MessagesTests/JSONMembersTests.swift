import Foundation
import Messages
import Testing

@Suite struct JSONMembersTests {
    private static let sample = #"""
        { "a" : [1, -0.5e+3, {"b": [] , "c":{}}], "naïve 名": "x\"\\\u00e9}", "text":"正文，{不是}[括号]",
        "deep": {"text": "another"}, "n":null,"t":true , "f":false, "empty":"", "last" : 120 }
        """#

    @Test func keepsTheNamedMembersOfTheObjectItselfAndNoOthers() throws {
        let kept = try JSONMembers.select(["text", "last", "absent", "b"], of: Data(Self.sample.utf8))
        #expect(String(decoding: kept, as: UTF8.self) == #"{"text":"正文，{不是}[括号]","last" : 120}"#)
    }

    @Test func theBytesOfAMemberStayAsTheyWere() throws {
        let kept = try JSONMembers.select(["a", "naïve 名"], of: Data(Self.sample.utf8))
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(Self.sample.utf8)) as? NSDictionary)
        let part = try #require(try JSONSerialization.jsonObject(with: kept) as? NSDictionary)
        #expect(part.count == 2)
        for (key, value) in part { #expect((whole[key] as? NSObject) == (value as? NSObject)) }
    }

    @Test func anObjectWithoutMembersIsOneToo() throws {
        #expect(try JSONMembers.select(["a"], of: Data(" {\n} ".utf8)) == Data("{}".utf8))
    }

    @Test func howDeepAValueNestsDoesNotMatter() throws {
        let deep = String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 1_000_000)
        #expect(try JSONMembers.select(["b"], of: Data(#"{"a":\#(deep),"b":1}"#.utf8)) == Data(#"{"b":1}"#.utf8))
    }

    @Test(arguments: [
        ("", 0), ("[]", 0), ("{", 1), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), (#"{"a":1} x"#, 8),
        (#"{"a":[1,]}"#, 8), (#"{"a":[1}}"#, 7), (#"{"a":{"b":1]}"#, 11), (#"{"a":01}"#, 6), (#"{"a":1.}"#, 7),
        (#"{"a":-}"#, 6), (#"{"a":1e}"#, 7), (#"{"a":tru}"#, 8), (#"{"a":"\x"}"#, 7), (#"{"a":"\u12g4"}"#, 10),
        ("{\"a\":\"\n\"}", 6), (#"{"a":"b"#, 7), (#"{a:1}"#, 1), (#"{"a":1 "b":2}"#, 7), ("{\"a\":\u{0}}", 5),
    ])
    func whatIsNoObjectIsRefusedAtItsByte(text: String, offset: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONMembers.select(["a"], of: Data(text.utf8)) }
        #expect(error?.offset == offset)
    }

    /// Wherever it stands, and whatever it stands among: bytes are looked at eight at a time.
    @Test(arguments: ["\"", "\\", "\u{1F}", "\u{0}"])
    func whatEndsAStringOrIsNoneOfItIsSeenAtEachPlace(sign: String) {
        for filler in ["a", "#", "[", "!", "]", "\u{7F}", "政", "é"] {
            for before in 0..<24 {
                let (start, rest) = (String(repeating: filler, count: before), String(repeating: filler, count: 30))
                let text = Data(#"{"a":"\#(start)\#(sign)\#(rest)"}"#.utf8)
                let error = #expect(throws: JSONSyntaxError.self) { try JSONMembers.select(["a"], of: text) }
                // Behind a quote or a backslash it is the next byte that cannot stand there.
                #expect(error?.offset == 6 + start.utf8.count + (sign == "\"" || sign == "\\" ? 1 : 0))
            }
        }
    }

    @Test(arguments: [
        (#"{"text":"甲"}"#, "甲"), (#"{"a":[{"text":"不"}],"text":"甲\n乙\"\\\/\t","title":"题"}"#, "甲\n乙\"\\/\t"),
        (#"{"text":"甲","z":[{"text":"不"}]}"#, "甲"), (#"{"text":"甲","z":{"text":"不"}}"#, "甲"),
        (#"{ "text" : "甲" , "z" : "\"text\":" }"#, "甲"), (#"{"text":"\u7532\ud83d\ude00\b"}"#, "甲😀\u{8}"),
        (#"{"text":"","z":{"y":{"text":"不","x":1}}}"#, ""), (#"{"a":"{\"text\":\"不\"}","text":"甲"}"#, "甲"),
        (#"{"text":5}"#, nil), (#"{"atext":"不"}"#, nil), (#"{"a":{"text":"不"}}"#, nil), ("{}", nil), ("[]", nil),
        ("", nil),
    ])
    func aStringIsTheObjectsOwn(json: String, text: String?) {
        #expect(JSONMembers.string("text", of: Array(json.utf8)) == text)
    }

    /// Another reader of JSON judges the same damaged texts.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func refusesWhatAnotherReaderRefuses(seed: UInt64) {
        var random = SplitMix(state: seed)
        let characters = Array("{}[]\",:\\0-1.eE+tfnu x\u{1}".utf8)
        for _ in 0..<500 {
            var bytes = Array(Self.sample.utf8)
            for _ in 0...random.next() % 2 {
                let place = Int(random.next() % UInt64(bytes.count))
                let character = characters[Int(random.next() % UInt64(characters.count))]
                switch random.next() % 3 {
                case 0: bytes[place] = character
                case 1: bytes.insert(character, at: place)
                default: bytes.remove(at: place)
                }
            }
            // A reader of objects refuses broken UTF-8, which is not looked at here.
            guard let text = String(validating: bytes, as: UTF8.self) else { continue }
            // It lets a comma stand before a closing bracket, which RFC 8259 does not.
            let dense = text.filter { !$0.isWhitespace }
            guard !dense.contains(",}"), !dense.contains(",]") else { continue }
            let isObject = (try? JSONSerialization.jsonObject(with: Data(bytes))) is NSDictionary
            let isSelected = (try? JSONMembers.select([], of: Data(bytes))) != nil
            #expect(isObject == isSelected, "\(text)")
        }
    }
}
