/// Makes the identity of a document's way through the stages, as W3C Trace Context has it.
enum TraceContext {
    /// A new `traceparent`: version 00, a random trace id and parent id, sampled.
    static func make() -> String {
        let trace = hex(UInt64.random(in: 1...UInt64.max)) + hex(UInt64.random(in: 0...UInt64.max))
        return "00-\(trace)-\(hex(UInt64.random(in: 1...UInt64.max)))-01"
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
