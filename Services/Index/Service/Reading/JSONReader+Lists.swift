internal import Messages

extension JSONReader {
    /// A list, empty where it is null.
    mutating func list<Value>(_ element: (inout JSONReader) throws -> Value) throws -> [Value] {
        try isNull() ? [] : elements(element)
    }

    /// One member of each object of a list.
    mutating func list<Value>(
        of member: StaticString, _ value: (inout JSONReader) throws -> Value
    ) throws -> [Value] {
        try list { reader in
            var found: Value?
            try reader.members { name, reader in if name == member { found = try value(&reader) } }
            return try Self.required(member, found)
        }
    }

    /// A string, nil where it is null.
    mutating func optionalString() throws -> String? { try isNull() ? nil : string() }

    /// What an object must have.
    static func required<Value>(_ name: StaticString, _ value: Value?) throws -> Value {
        guard let value else { throw JSONReadError.missing("\(name)") }
        return value
    }
}
