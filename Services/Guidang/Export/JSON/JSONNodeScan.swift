/// Finds the values of JSON text in one pass; how deep it nests does not matter.
struct JSONNodeScan {
    /// A byte that can't stand where it does.
    struct Fault: Error {
        var offset: Int
    }

    private typealias Kind = JSONDocument.Kind

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// The containers that are open, by their nodes.
    private var open: [Int32] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func run(_ nodes: inout [JSONDocument.Node]) throws(Fault) {
        repeat {
            skipSpace()
            if try takeValue(&nodes) {
                // An empty container is closed as one that has ended is.
                skipSpace()
                if byte != closer(nodes) {
                    if closer(nodes) == UInt8(ascii: "}") { try takeKey(&nodes) }
                    continue
                }
            }
            try takeEnds(&nodes)
        } while !open.isEmpty
        skipSpace()
        guard position == bytes.count else { throw Fault(offset: position) }
    }

    /// 0, which stands nowhere in JSON, at the end.
    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private func closer(_ nodes: [JSONDocument.Node]) -> UInt8 {
        guard let last = open.last else { return 0 }
        return nodes[Int(last)].kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")
    }

    private mutating func skipSpace() {
        while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ expected: UInt8) throws(Fault) {
        guard byte == expected else { throw Fault(offset: position) }
        position += 1
    }

    /// Behind a value: the brackets that end there, or the comma and the key of the next.
    private mutating func takeEnds(_ nodes: inout [JSONDocument.Node]) throws(Fault) {
        while let container = open.last {
            skipSpace()
            let isObject = nodes[Int(container)].kind == .object
            if byte == UInt8(ascii: ",") {
                position += 1
                if isObject { try takeKey(&nodes) }
                return
            }
            try take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
            nodes[Int(container)].end = Int32(truncatingIfNeeded: position)
            nodes[Int(container)].next = Int32(truncatingIfNeeded: nodes.count)
            open.removeLast()
        }
    }

    private mutating func takeKey(_ nodes: inout [JSONDocument.Node]) throws(Fault) {
        skipSpace()
        try takeString(&nodes)
        skipSpace()
        try take(UInt8(ascii: ":"))
    }

    /// Takes a value without parts, or an opening bracket: whether it was one.
    private mutating func takeValue(_ nodes: inout [JSONDocument.Node]) throws(Fault) -> Bool {
        switch byte {
        case UInt8(ascii: "\""): try takeString(&nodes)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            open.append(Int32(truncatingIfNeeded: nodes.count))
            add(byte == UInt8(ascii: "{") ? .object : .array, from: position, &nodes)
            position += 1
            return true
        case UInt8(ascii: "t"): try takeWord("true", .true_, &nodes)
        case UInt8(ascii: "f"): try takeWord("false", .false_, &nodes)
        case UInt8(ascii: "n"): try takeWord("null", .null, &nodes)
        default: try takeNumber(&nodes)
        }
        return false
    }

    /// Adds a value that ends where the scan is.
    private func add(_ kind: JSONDocument.Kind, from start: Int, _ nodes: inout [JSONDocument.Node]) {
        nodes.append(
            JSONDocument.Node(
                kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: position),
                next: Int32(truncatingIfNeeded: nodes.count + 1)))
    }

    private mutating func takeString(_ nodes: inout [JSONDocument.Node]) throws(Fault) {
        try take(UInt8(ascii: "\""))
        let start = position
        while true {
            switch byte {
            case UInt8(ascii: "\""):
                add(.string, from: start, &nodes)
                position += 1
                return
            case UInt8(ascii: "\\"): try takeEscape()
            case 0..<0x20: throw Fault(offset: position)
            default: position += 1
            }
        }
    }

    private mutating func takeEscape() throws(Fault) {
        position += 1
        switch byte {
        case UInt8(ascii: "u"):
            position += 1
            for _ in 0..<4 {
                guard byte.hexDigit != nil else { throw Fault(offset: position) }
                position += 1
            }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        default: throw Fault(offset: position)
        }
    }

    private mutating func takeWord(
        _ word: StaticString, _ kind: JSONDocument.Kind, _ nodes: inout [JSONDocument.Node]
    ) throws(Fault) {
        let start = position
        for index in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[index]) }
        add(kind, from: start, &nodes)
    }

    private mutating func takeNumber(_ nodes: inout [JSONDocument.Node]) throws(Fault) {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") { position += 1 } else { try takeDigits() }
        if byte == UInt8(ascii: ".") {
            position += 1
            try takeDigits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try takeDigits()
        }
        add(.number, from: start, &nodes)
    }

    private mutating func takeDigits() throws(Fault) {
        let start = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw Fault(offset: position) }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit in ASCII.
    var hexDigit: UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self) - 0x30
        case 0x41...0x46: UInt32(self) - 0x41 + 10
        case 0x61...0x66: UInt32(self) - 0x61 + 10
        default: nil
        }
    }
}
