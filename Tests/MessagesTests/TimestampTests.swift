import Foundation
import Messages
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_709_280_000_123, "2024-03-01T08:00:00.123Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func `an instant is written as RFC 3339 and read back`(milliseconds: Int64, text: String) {
        let time = Timestamp(milliseconds: milliseconds)
        #expect(time.description == text)
        #expect(Timestamp(text) == time)
    }

    @Test func `every day from 1900 to 2100 is read back`() {
        for day in Int64(-25_567)...47_482 {
            let time = Timestamp(milliseconds: day * 86_400_000 + (day & 1023) * 80_000)
            #expect(Timestamp(time.description) == time)
        }
    }

    @Test(
        arguments: [
            ("2024-03-01T08:00:00Z", 0), ("2024-03-01T08:00:00.5Z", 500), ("2024-03-01T08:00:00.123456789Z", 123),
        ] as [(String, Int64)])
    func `other numbers of decimals are read`(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == 1_709_280_000_000 + milliseconds)
    }

    @Test(arguments: [
        "", "Z", "yesterday", "2024-03-01", "2024-03-01T08:00:00", "2024-03-01T08:00:00+08:00", "2024-13-01T08:00:00Z",
        "2024-00-01T08:00:00Z", "2024-03-32T08:00:00Z", "2024-03-01T24:00:00Z", "2024-03-01T08:60:00Z",
        "0000-03-01T08:00:00Z", "99999999999999999999-03-01T08:00:00Z", "２０２４-03-01T08:00:00Z",
        "2024-02-31T08:00:00.000Z", "2023-02-29T08:00:00Z", "2024/03/01 08:00:00 Z", "about 2024-03-01T08:00:00Z",
        "2024-03-01T08:00:00.Z", "2024-03-01T08:00:00,5Z", "2024-03-01T08:00:00.5.5Z",
    ])
    func `what is no time in UTC is none`(text: String) {
        #expect(Timestamp(text) == nil)
        let json = Data("[\"\(text)\"]".utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Timestamp].self, from: json) }
    }
}
