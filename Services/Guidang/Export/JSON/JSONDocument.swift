package import Foundation

/// JSON text (RFC 8259) with where each of its values stands: a table needs a few dozen members of a report, and decoding
/// all of it takes longer than writing it.
///
/// Values are named by their place in ``nodes``. An object is followed by its keys, each before its value; an array by its
/// values. The storage is used again for each text that is loaded.
package struct JSONDocument: Sendable {
    /// What a value is.
    enum Kind: UInt8, Sendable {
        case object, array, string, number, true_, false_, null
    }

    /// One value, or one key of an object.
    struct Node: Sendable {
        var kind: Kind
        /// The first byte of it; of a string the one behind the quote.
        var start: Int32
        /// The byte behind it; of a string the closing quote.
        var end: Int32
        /// The node behind it and all that is in it.
        var next: Int32
    }

    private(set) var bytes: [UInt8] = []
    private(set) var nodes: [Node] = []

    package init() {}

    /// Takes another text in place of the last.
    ///
    /// - Throws: ``ExportError/Malformed`` where it is no object of JSON in UTF-8.
    package mutating func load(_ json: Data) throws(ExportError.Malformed) {
        bytes.removeAll(keepingCapacity: true)
        nodes.removeAll(keepingCapacity: true)
        guard json.count < Int32.max else { throw ExportError.Malformed("it has 2 GiB or more") }
        bytes.append(contentsOf: json)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw ExportError.Malformed("it is not UTF-8") }
        var nodes = nodes
        self.nodes = []
        let fault = bytes.withUnsafeBufferPointer { bytes -> Int? in
            var scan = JSONNodeScan(bytes)
            do throws(JSONNodeScan.Fault) {
                try scan.run(&nodes)
                return nil
            } catch {
                return error.offset
            }
        }
        self.nodes = nodes
        if let fault { throw ExportError.Malformed("byte \(fault) can't stand there in JSON") }
        guard nodes.first?.kind == .object else { throw ExportError.Malformed("it is no object of JSON") }
    }
}

extension JSONDocument {
    /// The whole text, unless it is empty.
    var root: Int? { nodes.isEmpty ? nil : 0 }

    /// The bytes of a node as they stand there; of a string without its quotes, escapes and all.
    func raw(_ node: Int) -> ArraySlice<UInt8> { bytes[Int(nodes[node].start)..<Int(nodes[node].end)] }

    /// The member of an object that has this name; nil where there is none, where it is null, or where the value is no
    /// object.
    func member(_ name: [UInt8], of object: Int) -> Int? {
        guard nodes[object].kind == .object else { return nil }
        let end = Int(nodes[object].next)
        var key = object + 1
        while key < end {
            let value = key + 1
            if isName(name, key) { return nodes[value].kind == .null ? nil : value }
            key = Int(nodes[value].next)
        }
        return nil
    }

    /// The value at the end of a path; nil where it or anything on the way is absent or null.
    func value(_ path: JSONPath, of object: Int) -> Int? {
        var place = object
        for name in path.names {
            guard let next = member(name, of: place) else { return nil }
            place = next
        }
        return place
    }

    /// Calls for each value of an array, in order; not at all for anything else.
    func forEachElement(of array: Int, _ body: (Int) throws -> Void) rethrows {
        guard nodes[array].kind == .array else { return }
        let end = Int(nodes[array].next)
        var element = array + 1
        while element < end {
            try body(element)
            element = Int(nodes[element].next)
        }
    }

    /// Calls for each member of an object with its key and its value, in order; not at all for anything else.
    func forEachMember(of object: Int, _ body: (_ key: Int, _ value: Int) throws -> Void) rethrows {
        guard nodes[object].kind == .object else { return }
        let end = Int(nodes[object].next)
        var key = object + 1
        while key < end {
            try body(key, key + 1)
            key = Int(nodes[key + 1].next)
        }
    }

    /// How many values an array, or members an object, has.
    func count(of container: Int) -> Int {
        var count = 0
        forEachElement(of: container) { _ in count += 1 }
        forEachMember(of: container) { _, _ in count += 1 }
        return count
    }

    /// The value of an array at a place from 0.
    func element(_ index: Int, of array: Int) -> Int? {
        guard nodes[array].kind == .array, index >= 0 else { return nil }
        let end = Int(nodes[array].next)
        var element = array + 1
        var left = index
        while element < end {
            if left == 0 { return element }
            left -= 1
            element = Int(nodes[element].next)
        }
        return nil
    }

    /// A whole number that fits 64 bits, written without point and exponent.
    func integer(_ node: Int) -> Int? {
        guard nodes[node].kind == .number else { return nil }
        return Int(String(decoding: raw(node), as: UTF8.self))
    }

    private func isName(_ name: [UInt8], _ key: Int) -> Bool {
        let node = nodes[key]
        guard Int(node.end - node.start) == name.count else { return false }
        let start = Int(node.start)
        for index in name.indices where bytes[start + index] != name[index] { return false }
        return true
    }
}
