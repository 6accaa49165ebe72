import Foundation

/// The parts of a Word document's package (ISO/IEC 29500-2), found by their relationships and not by their names.
struct WordPackage {
    /// A part that the main document refers to.
    enum Part: String, CaseIterable {
        case styles, numbering, footnotes, endnotes
    }

    private let limits: ExtractionLimits
    /// By lower-case path without a leading slash, since names of parts are compared so.
    private var members: [String: Data] = [:]
    private var paths: [Part: String] = [:]
    private let main: String

    init(_ data: Data, limits: ExtractionLimits) throws(ExtractionError) {
        self.limits = limits
        let archive = ArchiveMembers(data, limits: limits, as: .package)
        var names: [String] = []
        var found: [String: Data] = [:]
        try Self.reading {
            () throws(ArchiveMembers.Fault) in
            try archive.read { path in
                let name = Self.name(path)
                names.append(name)
                return name == "[content_types].xml" || name.hasSuffix(".rels")
            } _: {
                found[Self.name($0.path)] = $0.bytes
            }
        }
        guard let main = Self.main(of: found, names: names, limits: limits) else {
            throw Self.corrupt("The package names no main document that it has.")
        }
        self.main = main
        paths = Self.parts(of: main, found, names: names, limits: limits)
        let wanted = Set([main] + paths.values)
        var parts: [String: Data] = [:]
        try Self.reading {
            () throws(ArchiveMembers.Fault) in
            try archive.read {
                wanted.contains(Self.name($0))
            } _: { member in
                let name = Self.name(member.path)
                if parts[name] == nil { parts[name] = member.bytes }
            }
        }
        members = parts
    }

    /// The main document.
    func document() throws(ExtractionError) -> XMLTree { try tree(main) }

    /// One of the parts around it, where there is one; without one that the document names its numbers would be lost.
    func part(_ part: Part) throws(ExtractionError) -> XMLTree? {
        try paths[part].map { path throws(ExtractionError) in try tree(path) }
    }

    private func tree(_ name: String) throws(ExtractionError) -> XMLTree {
        guard let data = members[name] else { throw Self.corrupt("The package lacks its part \(name).") }
        do throws(XMLTree.Fault) {
            return try XMLTree(data, limits: limits)
        } catch {
            switch error {
            case .malformed(let complaint):
                throw Self.corrupt("Its part \(name) is no well-formed XML (\(complaint)).")
            case .tooLarge: throw Self.overLimit
            }
        }
    }

    // MARK: - Where the parts are

    /// The main document by the package's relationships, else by its content type, else by its usual name.
    private static func main(of found: [String: Data], names: [String], limits: ExtractionLimits) -> String? {
        let known = Set(names)
        let related = relationships(found["_rels/.rels"], folder: "", limits: limits)
            .first { $0.type == "officedocument" && known.contains($0.target) }
        if let related { return related.target }
        let types = found["[content_types].xml"].flatMap { try? XMLTree($0, limits: limits) }?.root
        let typed = types?.children.first { type in
            let content = type.attribute("ContentType")?.lowercased() ?? ""
            return type.is("Override") && content.hasSuffix(".main+xml") && content.contains("word")
        }
        if let path = typed?.attribute("PartName").map({ resolve($0, in: "") }), known.contains(path) { return path }
        return names.first { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }
    }

    private static func parts(
        of main: String, _ found: [String: Data], names: [String], limits: ExtractionLimits
    ) -> [Part: String] {
        let slash = main.lastIndex(of: "/")
        let folder = slash.map { String(main[...$0]) } ?? ""
        let file = slash.map { main[main.index(after: $0)...] } ?? main[...]
        let related = relationships(found["\(folder)_rels/\(file).rels"], folder: folder, limits: limits)
        let known = Set(names)
        return Part.allCases.reduce(into: [:]) { paths, part in
            let usual = "\(folder)\(part.rawValue).xml"
            paths[part] =
                related.isEmpty
                ? known.contains(usual) ? usual : nil : related.first { $0.type == part.rawValue }?.target
        }
    }

    /// The relationships of a part inside the package; a type is the last word of its address, in small letters.
    private static func relationships(
        _ data: Data?, folder: String, limits: ExtractionLimits
    ) -> [(type: String, target: String)] {
        guard let root = data.flatMap({ try? XMLTree($0, limits: limits) })?.root else { return [] }
        return root.children.compactMap { relationship in
            guard let type = relationship.attribute("Type"), let target = relationship.attribute("Target"),
                relationship.attribute("TargetMode")?.lowercased() != "external"
            else { return nil }
            return (type.split(separator: "/").last?.lowercased() ?? "", resolve(target, in: folder))
        }
    }

    /// A reference to a part as a path from the package's root (RFC 3986, section 5.2.4).
    private static func resolve(_ target: String, in folder: String) -> String {
        if isPlain(target.utf8) { return (folder + target).lowercased() }
        let target = (target.removingPercentEncoding ?? target).replacing("\\", with: "/").lowercased()
        var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }

    private static func name(_ path: Data) -> String {
        resolve(String(decoding: path, as: UTF8.self), in: "")
    }

    /// Whether a path leads straight to what it names, without escapes, as most do.
    private static func isPlain(_ path: String.UTF8View) -> Bool {
        var isBehindSlash = true
        return path.allSatisfy { byte in
            defer { isBehindSlash = byte == UInt8(ascii: "/") }
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "."): return !isBehindSlash
            case UInt8(ascii: "%"), UInt8(ascii: "\\"), 0x80...: return false
            default: return true
            }
        }
    }
}

extension WordPackage {
    private static func reading(_ body: () throws(ArchiveMembers.Fault) -> Void) throws(ExtractionError) {
        do throws(ArchiveMembers.Fault) {
            try body()
        } catch {
            switch error {
            case .corrupt(let complaint): throw corrupt("Its ZIP package can't be read (\(complaint)).")
            case .encrypted:
                throw ExtractionError(
                    .encrypted, mediaType: Format.word.mediaType,
                    message: "The Word document's package is protected with a password.",
                    hint: "Save it without a password and hand it in once more.")
            case .tooManyMembers, .tooLarge: throw overLimit
            }
        }
    }

    private static func corrupt(_ what: String) -> ExtractionError {
        ExtractionError(
            .corrupt, mediaType: Format.word.mediaType, message: "The Word document is damaged. \(what)",
            hint: "Open it in Word or WPS, save it again as .docx and hand that in.")
    }

    /// More than is read of one document.
    static var overLimit: ExtractionError {
        ExtractionError(
            .overLimit, mediaType: Format.word.mediaType,
            message: "The Word document holds more than is read as one report.",
            hint: "Split it into its reports, or save its text as plain text (.txt, UTF-8), and hand that in.")
    }
}
