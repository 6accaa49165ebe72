extension XMLTree.Node {
    /// The `val` of the child of that name.
    func value(_ name: StaticString) -> String? { child(name)?.attribute("val") }

    /// The whole number that the child of that name has as its `val`.
    func number(_ name: StaticString) -> Int? { value(name).flatMap { Int($0) } }

    /// What the child of that name switches: nil where there is none (ISO/IEC 29500-1, 17.17.4, ST_OnOff).
    func toggle(_ name: StaticString) -> Bool? {
        guard let child = child(name) else { return nil }
        return switch child.attribute("val") {
        case "0", "false", "off": false
        default: true
        }
    }
}
