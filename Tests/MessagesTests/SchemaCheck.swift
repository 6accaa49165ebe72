import Foundation

/// Checks a JSON value against a schema: as much of JSON Schema 2020-12 as the files in Shared/Messages/Schema use.
///
/// It is stricter than a reader has to be: a key that the schema does not name is a fault too, so that no field can be
/// added to the code and forgotten in the schema.
struct SchemaCheck {
    private let root: [String: Any]

    /// Reads `Shared/Messages/Schema/NAME.schema.json`.
    init(_ name: String) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Shared/Messages/Schema/\(name).schema.json")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
        guard let object else { throw CocoaError(.fileReadCorruptFile) }
        root = object
    }

    /// What is wrong, each with its place; nothing when all is well.
    func faults(_ value: Any) -> [String] { faults(value, root, at: "$") }

    private func faults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
        if let reference = schema["$ref"] as? String { return faults(value, definition(reference), at: place) }
        var found: [String] = []
        if let type = schema["type"] as? String, !Self.matches(value, type) { found.append("\(place) is no \(type)") }
        if let constant = schema["const"] as? String, value as? String != constant {
            found.append("\(place) is not \(constant)")
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(place) does not match \(pattern)")
        }
        if let minimum = schema["minimum"] as? Int, let number = value as? Int, number < minimum {
            found.append("\(place) is below \(minimum)")
        }
        if let array = value as? [Any] { found += faults(in: array, schema, at: place) }
        if let object = value as? [String: Any] { found += faults(in: object, schema, at: place) }
        for part in schema["allOf"] as? [[String: Any]] ?? [] { found += conditional(value, part, at: place) }
        return found
    }

    private func faults(in array: [Any], _ schema: [String: Any], at place: String) -> [String] {
        var found: [String] = []
        if let count = schema["minItems"] as? Int, array.count < count { found.append("\(place) has too few") }
        if let count = schema["maxItems"] as? Int, array.count > count { found.append("\(place) has too many") }
        guard let items = schema["items"] as? [String: Any] else { return found }
        return found + array.enumerated().flatMap { faults($1, items, at: "\(place)[\($0)]") }
    }

    private func faults(in object: [String: Any], _ schema: [String: Any], at place: String) -> [String] {
        let required = schema["required"] as? [String] ?? []
        var found = required.filter { object[$0] == nil }.map { "\(place).\($0) is missing" }
        let properties = schema["properties"] as? [String: [String: Any]]
        let others = schema["additionalProperties"] as? [String: Any]
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            if let property = properties?[key] ?? others {
                found += faults(value, property, at: "\(place).\(key)")
            } else if properties != nil {
                found.append("\(place).\(key) is not in the schema")
            }
        }
        return found
    }

    /// `if` names a type, `then` says what its data is.
    private func conditional(_ value: Any, _ part: [String: Any], at place: String) -> [String] {
        guard let object = value as? [String: Any],
            let condition = (part["if"] as? [String: Any])?["properties"] as? [String: [String: Any]],
            condition.allSatisfy({ key, schema in object[key].map { faults($0, schema, at: key).isEmpty } ?? true }),
            let then = (part["then"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        else { return [] }
        return then.flatMap { key, schema in object[key].map { faults($0, schema, at: "\(place).\(key)") } ?? [] }
    }

    private func definition(_ reference: String) -> [String: Any] {
        let name = String(reference.dropFirst("#/$defs/".count))
        return (root["$defs"] as? [String: [String: Any]])?[name] ?? ["const": "no definition \(name)"]
    }

    private static func matches(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "string": value is String
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "integer": value is Int
        case "number": value is Double || value is Int
        case "boolean": value is Bool
        default: false
        }
    }
}
