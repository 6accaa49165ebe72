import Foundation

/// Where LibreOffice is, and which of its programs are there.
package struct OfficeInstallation: Sendable, Equatable {
    /// A program of LibreOffice.
    package enum Part: String, CaseIterable, Sendable {
        case writer, calc, impress

        /// Debian's package that has it and nothing for a screen.
        package var package: String { "libreoffice-\(rawValue)-nogui" }
    }

    /// The folder of its libraries.
    package let program: String
    /// What is installed of it.
    package let parts: Set<Part>

    /// Takes the folder of the libraries, and what is there.
    package init(program: String, parts: Set<Part>) {
        self.program = program
        self.parts = parts
    }

    /// The one of this machine, looked for once.
    package static let installed = find(
        path: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        isThere: { FileManager.default.fileExists(atPath: $0) },
        resolved: { URL(filePath: $0).resolvingSymlinksInPath().path })

    /// The libraries that may hold LibreOfficeKit, one of which an installation has.
    static let libraries = ["libmergedlo.so", "libsofficeapp.so"]

    /// Looks where `soffice` on the PATH leads to, then in the folders of Debian and Fedora.
    ///
    /// - Parameter resolved: Follows links.
    package static func find(path: String, isThere: (String) -> Bool, resolved: (String) -> String) -> Self? {
        let onPath = path.split(separator: ":").map { "\($0)/soffice" }.filter(isThere).map {
            URL(filePath: resolved($0)).deletingLastPathComponent().path
        }
        let program = (onPath + ["/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program"]).first { folder in
            libraries.contains { isThere("\(folder)/\($0)") }
        }
        guard let program else { return nil }
        let registry = URL(filePath: program).deletingLastPathComponent().path + "/share/registry"
        return Self(program: program, parts: Set(Part.allCases.filter { isThere("\(registry)/\($0.rawValue).xcd") }))
    }
}
