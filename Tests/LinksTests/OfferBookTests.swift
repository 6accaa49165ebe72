import Testing

@testable import Links

@Suite struct OfferBookTests {
    private let one: [UInt8] = [1]
    private let other: [UInt8] = [2]

    @Test func `one connection offers no more than a worker can hold`() throws {
        var book = OfferBook()
        for number in 0..<OfferBook.mostOfOne { try book.note("\(number)", from: one, at: .at(0)) }
        #expect(throws: LinkError.self) { try book.note("more", from: one, at: .at(0)) }
        try book.note("0", from: one, at: .at(5))
        try book.note("theirs", from: other, at: .at(5))
        book.remove("0")
        try book.note("more", from: one, at: .at(5))
        #expect(book.count == OfferBook.mostOfOne + 1)
    }

    @Test func `there is an end to all offers together`() throws {
        var book = OfferBook()
        for number in 0..<OfferBook.most {
            try book.note("\(number)", from: [UInt8(number % 251), UInt8(number / 251)], at: .at(0))
        }
        #expect(throws: LinkError.self) { try book.note("more", from: [9, 9, 9], at: .at(0)) }
        #expect(book.count == OfferBook.most)
    }

    @Test func `a silent worker's offers go, unless they are being fetched`() throws {
        var book = OfferBook()
        try book.note("a", from: one, at: .at(0))
        try book.note("b", from: one, at: .at(0))
        try book.note("c", from: one, at: .at(5))
        book.prune(at: .at(10)) { $0 == "b" }
        #expect(book.route(of: "a") == nil)
        #expect(book.route(of: "b") == one && book.route(of: "c") == one)
    }

    @Test func `a body that comes from elsewhere is fetched from there`() throws {
        var book = OfferBook()
        try book.note("a", from: one, at: .at(0))
        try book.note("a", from: other, at: .at(1))
        #expect(book.route(of: "a") == other)
        #expect(book.count == 1)
    }
}
