import QueryGenerator
import QueryLanguage
import Testing

@Suite struct DocumentNumberTests {
    @Test(arguments: [
        "国办发〔2017〕47号", "国办发[2017]47号", "国办发[二〇一七]四十七号", "国办发（2017）47号", "國辦發【２０１７】第047号", "国办发［二零一七］四七号",
    ])
    func `each way to write a number has one normal form`(text: String) {
        let found = DocumentNumbers.find(in: text)
        #expect(found.map(\.units.shown) == ["国办发［2017］47号"])
        #expect(found.first?.source == 3..<text.unicodeScalars.count)
    }

    @Test(arguments: ["（一）3号", "〔2017〕号", "〔2017〕47", "〔12017〕47号", "[2017]\n\n47号", "〔2017〕0号", "", "［［［"])
    func `what only looks like a number is none`(text: String) {
        #expect(DocumentNumbers.find(in: text) == [])
    }

    @Test func `numbers side by side keep their own surroundings`() {
        let found = DocumentNumbers.find(in: "根据国发〔2017〕3号、豫政〔2018〕一百二十号文")
        #expect(found.map(\.units.shown) == ["根据国发［2017］3号、豫政", "、豫政［2018］120号文"])
    }

    @Test(arguments: [
        ("国办发〔2017〕47号", "国办发[二〇一七]四十七号"), ("〔2017〕47号", "据国办发（二〇一七）第47号文"), ("发〔2017〕47号文", "发[2017]四十七号文"),
    ])
    func `a number is found in either form`(one: String, other: String) throws {
        #expect(try Query("“\(one)”").matches(makeReport("前文" + other + "后文"), tags: []))
        let reverse = try Query("“\(other)”").matches(makeReport("前文" + one + "后文"), tags: [])
        #expect(reverse == (one.unicodeScalars.first == other.unicodeScalars.first))
        #expect(try !Query("“\(one)”").matches(makeReport("国办发〔2018〕47号文"), tags: []))
    }

    @Test func `a phrase with two numbers is looked for as it stands`() throws {
        #expect(QueryPhrase(folding: "国发〔2017〕3号").numberForm != nil)
        #expect(QueryPhrase(folding: "国发〔2017〕3号、豫政〔2018〕12号").numberForm == nil)
    }

    @Test func `more around a number than is kept with it gives no normal form`() {
        let before = String(repeating: "法", count: DocumentNumbers.unitsBefore)
        let behind = String(repeating: "治", count: DocumentNumbers.unitsBehind)
        #expect(QueryPhrase(folding: before + "〔2017〕三号" + behind).numberForm != nil)
        #expect(QueryPhrase(folding: "法" + before + "〔2017〕三号").numberForm == nil)
        #expect(QueryPhrase(folding: "〔2017〕三号" + behind + "治").numberForm == nil)
    }
}
