/// JSON that is not what is asked for.
public enum JSONReadError: Error, Equatable, CustomStringConvertible {
    /// A value of another kind stands there, or one out of its range; counted in bytes.
    case kind(String, offset: Int)
    /// Objects and lists lie too deep within each other.
    case tooDeep(offset: Int)
    /// An object has no member of this name.
    case missing(String)

    /// For people: what is wrong where.
    public var description: String {
        switch self {
        case .kind(let kind, let offset): "\(kind) should stand at byte \(offset)"
        case .tooDeep(let offset):
            "more than \(JSONReader.depthLimit) lists and objects within each other at byte \(offset)"
        case .missing(let name): "an object has no “\(name)”"
        }
    }
}
