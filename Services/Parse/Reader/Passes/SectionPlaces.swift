import Messages

/// Finds the section of places that are asked for in order.
struct SectionPlaces {
    private var sections: [(start: Int, path: [Int], label: String)] = []
    private var next = 0

    init(_ outline: [OutlineSection]) { add(outline, path: [], label: "") }

    private mutating func add(_ outline: [OutlineSection], path: [Int], label: String) {
        for (place, section) in outline.enumerated() {
            let (path, label) = (path + [place], label + section.number)
            sections.append((section.range.start, path, label))
            if !section.children.isEmpty { add(section.children, path: path, label: label) }
        }
    }

    /// The innermost section that a place lies in; no path before the first.
    mutating func section(at index: Int) -> (path: [Int], label: String?) {
        guard let number = number(at: index) else { return ([], nil) }
        return (sections[number].path, sections[number].label)
    }

    /// The same as its number among all, in document order; nil before the first.
    mutating func number(at index: Int) -> Int? {
        while next < sections.count, sections[next].start <= index { next += 1 }
        return next > 0 ? next - 1 : nil
    }

    /// The path of the section of a number.
    func path(of number: Int) -> [Int] { sections[number].path }
}
