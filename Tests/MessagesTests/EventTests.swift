import Foundation
import Messages
import Testing

@Suite struct EventTests {
    private static let document = String(repeating: "ab", count: 32)
    private static let summary = ReportSummary(
        documentId: document, reportId: document, revision: 2, kind: "annual-report", title: "法治报告", agency: "某局",
        reportYear: 2023, dateWritten: "2024-01-15", datePublished: "2024-02-01",
        counts: ["sections": 4, "figures": 9],
        findings: ["figures.sum"])
    static let data: [EventData] = [
        .received(DocumentReceived(documentId: document, fileName: "a.txt", size: 7, tags: ["甲"], sightings: 1)),
        .rejected(
            DocumentRejected(
                documentId: document, fileName: "a.bin", code: "unsupported", message: "m", hint: "h")),
        .parsed(summary), .indexed(summary),
        .superseded(
            ReportSuperseded(
                reportId: "r", documentId: document, revision: 1, supersededBy: document, newRevision: 2)),
    ]

    private func event(_ data: EventData) -> Event {
        Event(
            id: "e1", source: "/guidang/parse", subject: Self.document,
            time: Timestamp(milliseconds: 1_709_280_000_123),
            data: data, dataref: "guidang:report/r", traceparent: "00-1-2-01", sequence: 7)
    }

    private func object(_ event: Event) throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(event))
        return try #require(json as? [String: Any])
    }

    private func decode(_ object: [String: Any]) throws -> Event {
        try JSONDecoder().decode(Event.self, from: JSONSerialization.data(withJSONObject: object))
    }

    @Test(arguments: data)
    func `an event comes out as it went in, and fits its schema`(data: EventData) throws {
        let event = event(data)
        let json = try object(event)
        #expect(try decode(json) == event)
        #expect(try SchemaCheck("event").faults(json) == [])
    }

    @Test func `the envelope is CloudEvents 1.0`() throws {
        let json = try object(event(Self.data[0]))
        #expect(json["specversion"] as? String == "1.0")
        #expect(json["type"] as? String == "org.guidang.document.received.v1")
        #expect(json["datacontenttype"] as? String == "application/json")
        #expect(json["time"] as? String == "2024-03-01T08:00:00.123Z")
        #expect(json["sequence"] as? String == "7")
    }

    @Test func `every type this version makes has an example here`() {
        #expect(Set(Self.data.map(\.type)) == Set(EventType.all))
    }

    @Test func `fields of a newer writer are passed over`() throws {
        let event = event(Self.data[0])
        var json = try object(event)
        json["mood"] = "hopeful"
        var data = try #require(json["data"] as? [String: Any])
        data["colour"] = [1, 2]
        json["data"] = data
        #expect(try decode(json) == event)
    }

    @Test(arguments: ["org.guidang.report.parsed.v2", "org.guidang.alert.raised.v1", "com.example.other"])
    func `data of an unknown type is kept as it came, and written back`(type: String) throws {
        var json = try object(event(Self.data[0]))
        json["type"] = type
        json["data"] = ["a": [1, 2.5, "三", ["b": [String: Any]()], true] as [Any]]
        let event = try decode(json)
        guard case .other(let kept, .object(let values)) = event.data else {
            Issue.record("the data was not kept: \(event.data)")
            return
        }
        #expect(kept.rawValue == type)
        #expect(
            values == [
                "a": .array([.integer(1), .number(2.5), .string("三"), .object(["b": .object([:])]), .bool(true)])
            ])
        #expect(try decode(try object(event)) == event)
    }

    @Test(arguments: ["2.0", "10.0", "0.3", "", "one"])
    func `another major version of the envelope is refused with what to do`(version: String) throws {
        var json = try object(event(Self.data[0]))
        json["specversion"] = version
        let error = #expect(throws: DecodingError.self) { try decode(json) }
        #expect("\(try #require(error))".contains("update Guidang"))
    }

    @Test(arguments: ["specversion", "id", "source", "type", "subject", "time", "data"])
    func `an envelope that lacks a required key is refused`(key: String) throws {
        var json = try object(event(Self.data[0]))
        json[key] = nil
        #expect(throws: DecodingError.self) { try decode(json) }
        #expect(try !SchemaCheck("event").faults(json).isEmpty)
    }

    @Test func `the schema check finds what is wrong`() throws {
        let schema = try SchemaCheck("event")
        var json = try object(event(Self.data[2]))
        var data = try #require(json["data"] as? [String: Any])
        data["revision"] = "two"
        data["colour"] = 1
        data["kind"] = nil
        json["data"] = data
        json["time"] = "yesterday"
        let faults = schema.faults(json)
        for place in ["$.data.revision", "$.data.colour", "$.data.kind", "$.time"] {
            #expect(faults.contains { $0.hasPrefix(place) }, "\(place)")
        }
    }
}
